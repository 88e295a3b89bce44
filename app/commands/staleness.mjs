import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * Something made from files of the project: the stamp holds the fingerprint of what it was made from.
 * @typedef {{ stamp: string, sources: string[], except?: string }} Product
 */

/**
 * Whether node_modules lacks what package-lock.json names, by npm's own record of what it installed.
 * @param {string} directory
 */
export function isInstallStale(directory) {
  const record = join(directory, "node_modules", ".package-lock.json");
  if (!existsSync(record) || !existsSync(join(directory, "node_modules", ".bin", "node"))) return true;
  const installed = packagesIn(record);
  const wanted = packagesIn(join(directory, "package-lock.json"));
  return Object.entries(wanted).some(([path, { version, optional, devOptional }]) => {
    const found = installed[path];
    if (path === "" || (!found && (optional || devOptional))) return false;
    return found?.version !== version;
  });
}

/**
 * @param {string} lockfile
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>}
 */
function packagesIn(lockfile) {
  return JSON.parse(readFileSync(lockfile, "utf8")).packages;
}

/**
 * Whether a product is missing or was made from other sources than there are now.
 * @param {string} directory
 * @param {Product} product
 */
export function isStale(directory, product) {
  const stamp = join(directory, product.stamp);
  return !existsSync(stamp) || readFileSync(stamp, "utf8") !== fingerprint(directory, product);
}

/**
 * Changes with the name and the content of every file in the product's sources.
 * @param {string} directory
 * @param {Product} product
 */
export function fingerprint(directory, product) {
  const hash = createHash("sha256");
  for (const path of product.sources.flatMap((source) => filesUnder(directory, source, product.except)))
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(directory, path)))
      .update("\0");
  return hash.digest("hex");
}

/**
 * @param {string} directory
 * @param {string} path
 * @param {string | undefined} except
 * @returns {string[]}
 */
function filesUnder(directory, path, except) {
  const absolute = join(directory, path);
  if (path === except || !existsSync(absolute)) return [];
  if (!statSync(absolute).isDirectory()) return [path];
  return readdirSync(absolute)
    .sort()
    .flatMap((name) => filesUnder(directory, `${path}/${name}`, except));
}
