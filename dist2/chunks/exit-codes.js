export { r as exitCodeOfError } from "./exit-codes2.js";
