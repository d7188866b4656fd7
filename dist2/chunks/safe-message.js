export { t as safeMessage } from "./safe-message2.js";
