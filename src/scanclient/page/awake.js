// Keeps the screen on while a session is under way, where the browser lets a page do that.

import { page } from "./view.js";

// Without https there is no wake lock; a video that plays keeps a screen on too. Each engine
// asks something else of it: Blink that it fills a fifth of the screen, Gecko that it has a
// track of sound, WebKit that it is not muted and does not loop. Ours is silent and unseen.
const APPLE = /^Apple/.test(navigator.vendor || "");
const TURN = 15; // seconds of its twenty after which it begins again

let wanted = false;
let refused = false; // to save the battery; until the page is shown again
let video = null;
let lock = null;

function settle() {
  if (!wanted || document.hidden) rest();
  else if (navigator.wakeLock) hold();
  else if (video && video.paused) play(false);
}

function rest() {
  if (video) video.pause();
  if (lock) lock.then((held) => held && held.release());
  lock = null;
}

function hold() {
  if (lock || refused) return;
  const mine = lock = navigator.wakeLock.request("screen").then(
    (held) => {
      held.addEventListener("release", () => {
        if (lock === mine) lock = null;
      });
      return held;
    },
    () => {
      refused = true;
      if (lock === mine) lock = null;
    },
  );
}

function play(tapped) {
  if (refused) return;
  if (!video) make();
  const begun = video.play();
  if (!begun) return;
  begun.catch((error) => {
    if (tapped && error.name !== "AbortError") refused = true;
  });
}

function make() {
  video = document.createElement("video");
  video.className = "awake";
  video.muted = !APPLE;
  for (const name of ["playsinline", "disablepictureinpicture", "disableremoteplayback"]) {
    video.setAttribute(name, "");
  }
  video.setAttribute("aria-hidden", "true");
  video.setAttribute("tabindex", "-1");
  video.addEventListener("timeupdate", () => {
    if (video.currentTime > TURN) video.currentTime = 0;
  });
  video.addEventListener("ended", settle);
  video.src = "/awake.mp4";
  document.body.appendChild(video);
}

// Where nobody has tapped, a browser lets nothing play.
document.addEventListener("click", () => {
  if (wanted && !document.hidden && !navigator.wakeLock && (!video || video.paused)) play(true);
}, true);

document.addEventListener("visibilitychange", () => {
  refused = false;
  settle();
});

page.shown.push(({ view, code }) => {
  const now = Boolean(view && view.me && view.state === "open" && !code);
  if (now === wanted) return;
  wanted = now;
  settle();
});
