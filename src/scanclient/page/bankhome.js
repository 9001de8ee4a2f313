// The knowledge bank at home, in one file.

import { begin, file } from "./frame.js";
import { take } from "./reading.js";
import { deeds } from "./view.js";

const places = [{ name: "reading", bank: "yes", first: true }]; // what was opened, the last one is shown
const stood = []; // where the screens below it stood

take(file);

Object.assign(deeds, {
  open: (wanted) => {
    stood.push(window.scrollY);
    places.push(wanted);
  },
  shut: () => {
    places.pop();
  },
});

begin(() => ({
  place: places[places.length - 1],
  view: { state: "closed", favourites: file.favourites },
  line: file.region,
}), () => (stood.length === places.length ? stood.pop() : 0));
