export { t as told } from "./told.js";
