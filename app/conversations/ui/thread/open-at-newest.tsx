import { useNonce } from "~/ui/nonce";

const script = "location.hash||scrollTo(0,document.documentElement.scrollHeight)";

/** Opens the page at its end as soon as it is read, behind what is drawn above: the page's scripts take a while longer. */
export function OpenAtNewest() {
  const nonce = useNonce();
  // Browsers hide the nonce from scripts.
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />;
}
