/** Value of the model package parameter while no version is live; SSM values can't be empty. */
export const NO_MODEL = 'none';
