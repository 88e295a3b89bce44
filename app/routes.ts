import { route } from "@remix-run/route-config";
import { flatRoutes } from "@remix-run/fs-routes";

/** What only `npm run dev` serves. A build knows nothing of it. */
const development = import.meta.env.DEV ? [route("states", "states/states-route.tsx")] : [];

export default [...(await flatRoutes()), ...development];
