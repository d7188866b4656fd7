export { n as sandboxCommand } from "./sandbox2.js";
