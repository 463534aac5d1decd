/** The package ships no declarations of its own. */
declare module 'asl-validator' {
  interface Result {
    readonly isValid: boolean;
    readonly errorsText: (separator: string) => string;
  }
  export default function validate(definition: object, options: { checkArn: boolean; checkPaths: boolean }): Result;
}
