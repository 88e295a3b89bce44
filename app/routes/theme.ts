import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { DomainError } from "~/errors";
import { problem } from "~/http/problem.server";
import { readForm } from "~/http/read-form.server";
import { redirectBack } from "~/http/redirect-back.server";
import { refuseMethod } from "~/http/refuse-method.server";
import { themeCookie, themes } from "~/ui/theme";

const ChooseTheme = z.object({ theme: z.enum(themes) });

export const loader = refuseMethod("POST");

export async function action({ request, context }: ActionFunctionArgs) {
  try {
    if (request.method !== "POST") throw new DomainError("method-not-allowed");
    const form = await readForm(request, context, ChooseTheme);
    if (!form.ok) throw new DomainError("invalid", { fields: form.fields });
    const answer = await redirectBack(request, "/");
    answer.headers.append("Set-Cookie", themeCookie(form.values.theme));
    return answer;
  } catch (error) {
    return problem(error, request, { allow: ["POST"] });
  }
}
