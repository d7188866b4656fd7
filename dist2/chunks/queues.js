export { a as queueScript } from "./queues2.js";
