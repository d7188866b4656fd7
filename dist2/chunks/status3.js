export { t as readStatus } from "./status2.js";
