/** A small fault, and the test that must notice it. */
export interface Mutant {
  /** The promise that the fault breaks. */
  promise: string;
  /** The file that gets the fault, from the root folder of the project. */
  file: string;
  /** The text to replace, which the file holds once. */
  from: string;
  to: string;
  /** The test file that must fail. */
  test: string;
  /** A part of the name of the test that must fail, so that the others are not run. */
  name?: string;
}
