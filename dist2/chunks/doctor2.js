export { t as examine } from "./doctor.js";
