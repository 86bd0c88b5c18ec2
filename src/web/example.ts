/** Whether everything in a list is invented: then one tag in the head of the list says so, and no line repeats it. */
export const wholly = (list: readonly { example?: boolean | undefined }[]): boolean => list.length > 0 && list.every((one) => one.example === true);
