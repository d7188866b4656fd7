export { t as startSandbox } from "./start.js";
