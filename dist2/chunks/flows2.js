export { t as entityNames } from "./flows.js";
