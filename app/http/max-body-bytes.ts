/** The longest body any route takes: 1 MiB. */
export const maxBodyBytes = 1_048_576;
