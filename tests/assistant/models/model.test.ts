import { createGoogle } from "@ai-sdk/google";
import { expect, test } from "vitest";
import { assistantModel } from "~/assistant/models/model.server";
import { InvalidEnv } from "~/env.server";

const unset = { GOOGLE_GENERATIVE_AI_API_KEY: null, GOOGLE_GENERATIVE_AI_BASE_URL: null };

test("local is the model that quotes", () => {
  const { kind, id, model } = assistantModel({ ...unset, ASSISTANT_MODEL: "local" });
  expect({ kind, id, modelId: model.modelId }).toEqual({ kind: "local", id: "local", modelId: "local" });
});

test("google: names a model of Google's", () => {
  const env = { ...unset, ASSISTANT_MODEL: "google:gemini-2.5-pro", GOOGLE_GENERATIVE_AI_API_KEY: "key" };
  const { kind, id, model } = assistantModel(env);
  expect({ kind, id, modelId: model.modelId }).toEqual({
    kind: "generative",
    id: "google:gemini-2.5-pro",
    modelId: "gemini-2.5-pro",
  });
});

test("another provider is a name and how its models are made; its models may have colons in their names", () => {
  const elsewhere = (model: string) => createGoogle({ apiKey: "key", name: "elsewhere" })(model);
  const { id, model } = assistantModel({ ...unset, ASSISTANT_MODEL: "elsewhere:big:latest" }, { elsewhere });
  expect(id).toBe("elsewhere:big:latest");
  expect(model).toMatchObject({ provider: "elsewhere", modelId: "big:latest" });
});

test.each(["openai:gpt", "constructor:x", "__proto__:x"])(
  "%s is refused with what is accepted",
  (ASSISTANT_MODEL) => {
    const refused = () => assistantModel({ ...unset, ASSISTANT_MODEL });
    expect(refused).toThrow(InvalidEnv);
    expect(refused).toThrow("ASSISTANT_MODEL must be local, or google:<model>");
  },
);
