import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { tints } from "~/ui/tint";

const tokens = readFileSync(new URL("../../app/ui/tokens.css", import.meta.url), "utf8");
const primitives = readFileSync(new URL("../../app/ui/primitives.css", import.meta.url), "utf8");

type Oklab = [lightness: number, a: number, b: number];

/** The colours of a token, light and dark. */
function coloursOf(token: string): [Oklab, Oklab] {
  const written = new RegExp(`--${token}: light-dark\\(([^;]*)\\);`, "s").exec(tokens)?.[1] ?? "";
  const found = [...written.matchAll(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)].map(
    ([, lightness, chroma, hue]): Oklab => {
      const turn = (Number(hue) * Math.PI) / 180;
      return [Number(lightness), Number(chroma) * Math.cos(turn), Number(chroma) * Math.sin(turn)];
    },
  );
  const [light, dark] = found;
  if (!light || !dark) throw new Error(`--${token} has no two colours`);
  return [light, dark];
}

/** WCAG's relative luminance, by Björn Ottosson's matrices from OKLab to linear sRGB. */
function luminanceOf([lightness, a, b]: Oklab): number {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short;
  const green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short;
  const blue = -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Oklab, other: Oklab): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const mix = (one: Oklab, other: Oklab, share: number) =>
  one.map((value, index) => value * share + (other[index] ?? 0) * (1 - share)) as Oklab;

test.each(tints)("the dot of a label in %s stands out in both themes", (tint) => {
  const rule = `.swatch[data-tint="${tint}"] {\n  background: color-mix(in oklab, var(--${tint}-ink) 60%, var(--${tint}));`;
  expect(primitives).toContain(rule);
  for (const ground of ["canvas", "raised", "sunken", "fill"])
    for (const theme of [0, 1] as const) {
      const dot = mix(coloursOf(`${tint}-ink`)[theme], coloursOf(tint)[theme], 0.6);
      expect(contrast(dot, coloursOf(ground)[theme]), `${ground} ${theme}`).toBeGreaterThan(3);
    }
});

test.each(tints)("an initial on %s can be read in both themes", (tint) => {
  for (const theme of [0, 1] as const)
    expect(contrast(coloursOf(`${tint}-ink`)[theme], coloursOf(tint)[theme])).toBeGreaterThan(4.5);
});
