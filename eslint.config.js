import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** The rooms of app/, top to bottom. A room imports its own floor's neighbours and the floors below. */
const floors = [
  ["states"],
  ["routes", "root.tsx", "entry.client.tsx", "entry.server.tsx"],
  ["assistant", "organizations"],
  ["conversations", "knowledge"],
  ["identity", "realtime", "http"],
  ["database"],
];

/** Imports from these places, by alias or by climbing there. */
function from(places) {
  return { regex: `^(~|\\.\\.(/\\.\\.)*)/(${places.join("|")})` };
}

/** What a floor must not import: everything above it. */
function above(floor) {
  const rooms = floors.slice(0, floor).flat();
  return rooms.length > 0 ? [from(rooms.map((room) => `${room.replace(/\.tsx$/, "")}(/|$)`))] : [];
}

const domainRooms = ["assistant", "organizations", "conversations", "knowledge"];

/** A later block of the configuration replaces a rule as a whole: each room has all its patterns here. */
const roomRules = floors.flatMap((rooms, floor) =>
  rooms.map((room) => ({
    files: /\.tsx$/.test(room) ? [`app/${room}`] : [`app/${room}/**/*.{ts,tsx}`],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [...above(floor), ...notForDomain(room), ...notTheDatabase(room)] },
      ],
    },
  })),
);

/** Domain rooms never see a request or a response. */
function notForDomain(room) {
  if (!domainRooms.includes(room)) return [];
  return [{ group: ["@remix-run/node", "@remix-run/express", "express"] }];
}

/** Routes and what carries them ask the domain. */
function notTheDatabase(room) {
  if (room !== "routes" && room !== "http") return [];
  return [from(["database/client\\.server", "database/generated/"]), { group: ["@prisma/*"] }];
}

const budget = (max) => ({ "max-lines": ["error", { max, skipBlankLines: true, skipComments: true }] });

export default tseslint.config(
  {
    ignores: [
      "build",
      "data",
      "app/database/generated",
      "test-results",
      "playwright-report",
      "public",
      ".cache",
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/only-throw-error": "off",
      "@typescript-eslint/require-await": "off",
      // How interfaces of libraries are extended.
      "@typescript-eslint/no-empty-object-type": ["error", { allowInterfaces: "with-single-extends" }],
      eqeqeq: "error",
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "Only app/env.server.ts reads the environment." },
      ],
    },
  },
  { files: ["**/*.{js,mjs}"], ...tseslint.configs.disableTypeChecked },
  {
    files: [
      "app/env.server.ts",
      "app/commands/**",
      "bench/**",
      "server.ts",
      "*.config.{ts,js}",
      "tests/**",
      "prisma/**",
    ],
    rules: { "no-restricted-properties": "off" },
  },
  ...roomRules,
  {
    files: ["app/ui/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [...above(floors.length)],
        },
      ],
    },
  },
  {
    files: ["app/**/*.server.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "CallExpression[callee.name=/^(inTransaction|recordChange)$/] MemberExpression[object.name='db']",
          message: "Inside a transaction use tx only: the embedded database has one connection.",
        },
      ],
    },
  },
  { files: ["app/routes/**/*.tsx", "server.ts"], rules: budget(150) },
  { files: ["app/routes/**/*.ts"], rules: budget(40) },
  {
    files: [
      "app/{assistant,conversations,database,http,identity,knowledge,organizations,realtime,ui}/**/*.{ts,tsx}",
    ],
    rules: budget(120),
  },
  {
    files: ["app/**/*.tsx"],
    plugins: { "jsx-a11y": jsxA11y, "react-hooks": reactHooks },
    rules: {
      ...jsxA11y.flatConfigs.recommended.rules,
      // What scrolls must be reachable by keyboard.
      "jsx-a11y/no-noninteractive-tabindex": ["error", { roles: ["group", "log"], tags: [] }],
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
    },
  },
);
