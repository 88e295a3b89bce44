/**
 * Retrieval questions over the demo articles of Acme Outdoor, as customers type them: a test set for the
 * search behind the assistant. Any slug in `answers` counts as a hit; an empty list means that no article
 * answers the question and nothing should be quoted. The search was tuned while looking at this set: how it
 * does with questions it has never seen, tests/knowledge/held-out-questions.ts tells.
 */
export const questions: { question: string; answers: string[] }[] = [
  {
    question: "used my new rucksack once and hate it, can i still give it back?",
    answers: ["returns-and-refunds"],
  },
  { question: "how long till i get my money bak", answers: ["returns-and-refunds"] },
  { question: "if i order tonight will it be here tomorow", answers: ["uk-delivery"] },
  {
    question: "The driver claims he dropped it off but there's nothing outside my door",
    answers: ["uk-delivery"],
  },
  {
    question: "do you post to Germany and is there anything extra to pay when it gets here",
    answers: ["international-delivery"],
  },
  { question: "can i get camping gas sent to france", answers: ["international-delivery"] },
  {
    question: "My feet are quite broad, which walking boot would you recommend?",
    answers: ["finding-your-size"],
  },
  { question: "im 6ft 2, which sleeping bag", answers: ["finding-your-size"] },
  {
    question: "boots are coming apart at the bottom after two years",
    answers: ["repairs-and-the-five-year-promise"],
  },
  {
    question: "got a ridgeline off ebay and the shoulder strap snapped, does the guarentee still count",
    answers: ["repairs-and-the-five-year-promise"],
  },
  {
    question: "dog chewed my bag, can you mend it and roughly how much",
    answers: ["repairs-and-the-five-year-promise"],
  },
  { question: "where do i post my broken tent", answers: ["sending-a-repair"] },
  { question: "does it have to be spotless before the workshop will take it", answers: ["sending-a-repair"] },
  { question: "Can I spread the cost over a few months?", answers: ["payment-methods"] },
  { question: "my card keeps getting refused", answers: ["payment-methods"] },
  { question: "how much is left on my voucher", answers: ["gift-cards"] },
  {
    question: "can i pay for a tent rental with a voucher",
    answers: ["gift-cards", "rental-and-loan-packs"],
  },
  { question: "how do i stop my club subscription renewing", answers: ["summit-club"] },
  { question: "what do you get for joining the loyalty scheme", answers: ["summit-club"] },
  {
    question: "raincoat is letting water in",
    answers: ["care-of-waterproofs", "repairs-and-the-five-year-promise"],
  },
  {
    question: "Used normal washing powder on my goretex. Have I wrecked it?",
    answers: ["care-of-waterproofs"],
  },
  { question: "puffy jacket came out of the wash all lumpy", answers: ["care-of-down"] },
  { question: "what's the best way to keep a sleeping bag when I'm not using it", answers: ["care-of-down"] },
  {
    question: "what does it cost if you wash my jacket for me, is it cheaper for members",
    answers: ["care-of-waterproofs", "care-of-down", "summit-club"],
  },
  { question: "ziper jammed on my tent door", answers: ["looking-after-zips"] },
  { question: "can i hire a tent for three nights", answers: ["rental-and-loan-packs"] },
  {
    question: "need something to carry my stuff in while mine is being mended",
    answers: ["rental-and-loan-packs"],
  },
  { question: "are you open sundays in sheffield?", answers: ["stores-and-opening-hours"] },
  {
    question: "can i drop a repair off at the keswick shop",
    answers: ["stores-and-opening-hours", "sending-a-repair"],
  },
  { question: "Please delete everything you know about me", answers: ["privacy-and-your-data"] },
  { question: "too many marketing emails, how do i make it stop", answers: ["privacy-and-your-data"] },
  { question: "put the wrong house number in when i ordered", answers: ["changing-or-cancelling-an-order"] },
  { question: "whats the weather like on helvellyn tomorrow", answers: [] },
  { question: "who won the football last night", answers: [] },
  { question: "Can you help me fill in my tax return?", answers: [] },
  { question: "how do i renew my passport", answers: [] },
  { question: "banana bread recipe without eggs", answers: [] },
  { question: "write me a python script that sorts a list", answers: [] },
  { question: "my landlord won't fix the boiler, what are my rights", answers: [] },
  { question: "good pub near ambleside with live music", answers: [] },
];
