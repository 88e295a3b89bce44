import { expect, test } from "vitest";
import { assistantModel } from "~/assistant/model.server";

const unset = { GOOGLE_GENERATIVE_AI_API_KEY: null, GOOGLE_GENERATIVE_AI_BASE_URL: null };

test("local is the model that quotes", () => {
  const { kind, id, model } = assistantModel({ ...unset, ASSISTANT_MODEL: "local" });
  expect({ kind, id, modelId: model.modelId }).toEqual({ kind: "local", id: "local", modelId: "local" });
});

test("google: names a model of Google's", () => {
  const env = { ...unset, ASSISTANT_MODEL: "google:gemini-2.5-pro", GOOGLE_GENERATIVE_AI_API_KEY: "key" };
  const { kind, id, model } = assistantModel(env);
  expect({ kind, id, modelId: model.modelId }).toEqual({
    kind: "google",
    id: "google:gemini-2.5-pro",
    modelId: "gemini-2.5-pro",
  });
});
