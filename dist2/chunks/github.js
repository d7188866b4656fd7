export { t as annotateError } from "./github2.js";
