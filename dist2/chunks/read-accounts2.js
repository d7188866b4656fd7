export { n as readAccounts } from "./read-accounts.js";
