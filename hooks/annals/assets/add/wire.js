/* Labels, hints and faults of fields, tied to their controls. */

/* Tie label, hint and fault of each field in `root` to its control by ids; `prefix` tells the claims apart. */
export function wire(root, prefix = "") {
  for (const field of root.querySelectorAll("[data-field]")) {
    const [control, label, fault] = ["input, textarea, select", "label", ".an-error"].map((part) => field.querySelector(part));
    const hint = field.querySelector(".an-hint");
    control.id = prefix + field.dataset.field;
    label.htmlFor = control.id;
    fault.id = `${control.id}-error`;
    if (hint) hint.id = `${control.id}-hint`;
    control.setAttribute("aria-describedby", [hint?.id, fault.id].filter(Boolean).join(" "));
    control.addEventListener("change", () => { control.dataset.touched = "yes"; });
  }
}
