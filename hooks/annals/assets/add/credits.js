/* Who made paragraphs of the article, whether it says so or not. */

import { Blocks } from "./blocks.js";
import { say } from "../texts.js";

export class Credits extends Blocks {
  constructor(changed) {
    super("credit", changed);
  }

  show() {
    super.show((number) => say("Credit %(number)s", { number }), (_block, field) => (field("credited") === "no" ? [] : ["cites", "where"]));
  }

  read(meant) {
    return super.read().map((credit) => ({ ...credit, source: meant(credit.source), role: "" }));
  }
}
