/**
 * Calls of a function that a map has open at a time, and so the concurrency that is kept for the function: enough for a day's files of a busy
 * model in minutes, and a small part of an account's quota.
 */
export const MAP_WORKERS = 20;
