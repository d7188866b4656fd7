export { n as columnNames } from "./exclude.js";
