/* The map's pictures: circles as large as what is asked for, a name wherever there is room, and zoom. */

const figure = document.querySelector(".an-map");
const picture = figure.querySelector("svg");
const bar = document.getElementById("zoom");
const { width, height } = picture.viewBox.baseVal;
const MOST = 6;
const view = { x: 0, y: 0, zoom: 1 };
let layers = [];
let discs = [];
let tell;

const size = (number) => 4 + 2.4 * Math.sqrt(number);
const meet = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
const around = (x, y, r) => [x - r, y - r, x + r, y + r];
const hide = (element, hidden) => { element.toggleAttribute("hidden", hidden); };

function make(name, parent) {
  return parent.appendChild(document.createElementNS("http://www.w3.org/2000/svg", name));
}

/* Return a circle with a link of its own around it. */
function mark(circle, root, places) {
  const place = places.get(circle.dataset.id);
  const [x, y, r] = ["cx", "cy", "r"].map((name) => Number(circle.getAttribute(name)));
  const link = circle.closest("a") ?? make("a", root);
  const title = link.querySelector("title") ?? make("title", link);
  const hit = link.querySelector(".an-map-hit") ?? make("circle", link);
  hit.setAttribute("class", "an-map-hit");
  hit.setAttribute("cx", x);
  hit.setAttribute("cy", y);
  if (!link.contains(circle)) link.append(circle);
  const label = link.querySelector("text") ?? make("text", link);
  label.textContent = place.name;
  return { place, x, y, link, title, hit, circle, label, times: r / size(Number(circle.dataset.n)) };
}

function layer(root, places) {
  const slim = root.classList.contains("an-slim");
  return {
    marks: [...root.querySelectorAll("circle[data-id]")].map((circle) => mark(circle, root, places)),
    crowds: [...root.querySelectorAll(".an-map-box")].map((box) => {
      const [x, y, w, h] = ["x", "y", "width", "height"].map((name) => Number(box.getAttribute(name)));
      return [x, y, x + w, y + h];
    }),
    texts: [...root.querySelectorAll(":scope > text")],
    scale: root.querySelector(".an-map-scale"),
    main: !root.matches("svg"),
    hit: slim ? 35 : 12.5,
    letters: slim ? 34 : 15,
  };
}

/* Marks and letters stay as large as they are on the whole map, so that there is more room between them. */
function steady(element, x, y, unit) {
  element.setAttribute("transform", `translate(${x * (1 - unit)} ${y * (1 - unit)}) scale(${unit})`);
}

/* Put a name beside its circle where it meets nothing, else nowhere. */
function name({ label, x, y, r }, letters, unit, taken) {
  const wide = label.textContent.length * letters * 0.547;
  const gap = r + letters / 3;
  const sides = [["start", gap, letters / 3, 0], ["end", -gap, letters / 3, wide],
    ["middle", 0, -gap, wide / 2], ["middle", 0, gap + 0.73 * letters, wide / 2],
    ["start", gap, 4 - gap, 0], ["start", gap, gap + letters / 2, 0],
    ["end", -gap, 4 - gap, wide], ["end", -gap, gap + letters / 2, wide]];
  for (const [anchor, right, down, before] of sides) {
    const [left, base] = [x + (right - before) * unit, y + down * unit];
    const box = [left, base - letters * unit, left + wide * unit, base + (letters * unit) / 5];
    const inside = box[0] >= 0 && box[2] <= width && box[1] >= 0;
    if (!inside || taken.some((other) => meet(box, other))) continue;
    taken.push(box);
    for (const [key, value] of [["x", x + right], ["y", y + down], ["text-anchor", anchor]]) label.setAttribute(key, value);
    return hide(label, false);
  }
  return hide(label, true);
}

function drawLayer({ marks, crowds, texts, scale, main, hit, letters }) {
  const unit = main ? 1 / view.zoom : 1;
  const boxes = unit === 1 ? crowds : [];
  const linked = [];
  const seen = marks.filter(({ place }) => place.shown !== null).sort((a, b) => b.place.shown - a.place.shown);
  for (const each of marks) hide(each.link, each.place.shown === null);
  for (const each of seen) each.r = size(each.place.shown) * each.times;
  const taken = [...boxes, ...seen.map(({ x, y, r }) => around(x, y, r * unit))];
  for (const each of seen) {
    const { place, x, y, link, circle } = each;
    const room = hit * unit;
    const free = !linked.some((other) => Math.hypot(other.x - x, other.y - y) < 2 * room) &&
      !boxes.some((box) => meet(around(x, y, room), box));
    steady(link, x, y, unit);
    circle.setAttribute("r", each.r);
    circle.classList.toggle("an-map-none", !place.shown);
    each.hit.setAttribute("r", free ? hit : 0);
    each.title.textContent = tell(place);
    for (const [key, value] of [["href", place.url], ["aria-label", tell(place)]]) {
      if (free) link.setAttribute(key, value);
      else link.removeAttribute(key);
    }
    if (free) linked.push(each);
    // what an inset draws again has its name there
    if (boxes.some((box) => meet(around(x, y, 0), box))) hide(each.label, true);
    else name(each, letters, unit, taken);
  }
  for (const text of texts) steady(text, Number(text.getAttribute("x")), Number(text.getAttribute("y")), unit);
  if (scale) hide(scale, unit < 1);
}

export function draw() {
  layers.forEach(drawLayer);
  for (const [disc, at] of discs) hide(disc, at?.place.shown === null);
}

/* Show the part of the map that has a point at its middle, `zoom` times as large. */
function show(x, y, zoom) {
  view.zoom = Math.min(MOST, Math.max(1, zoom));
  const [w, h] = [width / view.zoom, height / view.zoom];
  view.x = Math.min(width - w, Math.max(0, x - w / 2));
  view.y = Math.min(height - h, Math.max(0, y - h / 2));
  picture.setAttribute("viewBox", `${view.x} ${view.y} ${w} ${h}`);
  figure.classList.toggle("an-zoomed", view.zoom > 1);
  for (const button of bar.querySelectorAll("button")) button.disabled = view.zoom === (button.dataset.by > 1 ? MOST : 1);
}

const middle = () => [view.x + width / view.zoom / 2, view.y + height / view.zoom / 2];

/* Zoom in or out; from the whole map, to where most happened. */
export function zoom(by) {
  const [most] = layers.filter(({ main }) => main).flatMap(({ marks }) => marks)
    .filter(({ place }) => place.shown !== null).sort((a, b) => b.place.shown - a.place.shown);
  show(...(view.zoom === 1 && most ? [most.x, most.y] : middle()), view.zoom * by);
  draw();
}

function move(right, down) {
  const [x, y] = middle();
  show(x + right, y + down, view.zoom);
}

/* Return what lies under the pointer, and how many points of the map a pixel is. */
function under({ clientX, clientY }) {
  const box = picture.getBoundingClientRect();
  const unit = width / view.zoom / box.width;
  return [view.x + (clientX - box.left) * unit, view.y + (clientY - box.top) * unit, unit];
}

function drags() {
  let at = null;
  let far = 0;
  picture.addEventListener("pointerdown", (event) => {
    far = 0;
    if (view.zoom > 1 && event.isPrimary) at = event;
  });
  addEventListener("pointermove", (event) => {
    if (!at) return;
    const [, , unit] = under(event);
    far += Math.hypot(event.clientX - at.clientX, event.clientY - at.clientY);
    move((at.clientX - event.clientX) * unit, (at.clientY - event.clientY) * unit);
    at = event;
  });
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => { at = null; });
  picture.addEventListener("dragstart", (event) => event.preventDefault());
  picture.addEventListener("click", (event) => {
    if (far > 4) event.preventDefault();
    else if (view.zoom > 1 && !event.target.closest("a[href]")) show(...under(event), view.zoom);
  });
}

const KEYS = { "+": 1.5, "=": 1.5, "-": 1 / 1.5, 0: 0 };
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const arrow = view.zoom > 1 && ARROWS[event.key];
  if (arrow) move(...arrow.map((each) => (each * 80) / view.zoom));
  else if (event.key in KEYS) zoom(KEYS[event.key]);
  else return;
  event.preventDefault();
}

/* Take the pictures over: `words` gives what a place's circle is called. */
export function begin(places, words) {
  tell = words;
  layers = [...figure.querySelectorAll("svg > g[class], svg.an-inset")].map((root) => layer(root, places));
  discs = [...picture.querySelectorAll("circle.an-map-area")].map((disc) => [disc, layers[0].marks.find(({ x, y }) =>
    x === Number(disc.getAttribute("cx")) && y === Number(disc.getAttribute("cy")))]);
  bar.hidden = false;
  bar.addEventListener("click", ({ target }) => target.dataset.by && zoom(Number(target.dataset.by)));
  figure.tabIndex = 0;
  figure.addEventListener("keydown", pressed);
  picture.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const [x, y] = under(event);
    const by = event.deltaY < 0 ? 1.2 : 1 / 1.2;
    const [a, b] = middle();
    show(x + (a - x) / by, y + (b - y) / by, view.zoom * by);
    draw();
  }, { passive: false });
  drags();
  show(0, 0, 1);
}
