/** Value of an environment variable that the function's construct sets; throws when it is missing. */
export function requireEnv(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new Error(`environment variable ${name} must be set`);
  }
  return value;
}
