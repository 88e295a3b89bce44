/** Makes a box as high as its text; its style sheet sets the bounds. */
function grow({ target }: Event): void {
  if (!(target instanceof HTMLTextAreaElement)) return;
  const { style } = target;
  style.blockSize = "auto";
  const edges = target.offsetHeight - target.clientHeight;
  style.blockSize = target.value === "" ? "" : `${target.scrollHeight + edges}px`;
}

/** Lets boxes grow with what is typed, in browsers that do not do so by `field-sizing`. */
export function growBoxes(): void {
  for (const event of ["input", "focusin", "focusout"]) document.addEventListener(event, grow);
}
