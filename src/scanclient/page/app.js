// Connection, storage and protocol: docs/protocol.md. What is seen is drawn by view.js.

import { deeds, draw, label, page, reason, screens, speakIn, t, tn } from "./view.js";

const CONNECT = 3000; // ms until a connection that does not come is given up
const PING = 5000;
const PONG = 3000;
const GLANCE = 2000; // ms to see whether anybody is there
const SLOWEST = 2000; // ms between two attempts
const ASLEEP = 4000; // ms in the background after which a socket is not trusted
const SETTLE = 300; // ms in which a new norm takes no tap that was meant for the one before
const ONWARD = 2000; // ms to read a receipt, and to change it, before the next missed norm comes
const DAY = 24 * 3600 * 1000;

// --- storage ----------------------------------------------------------------------------
// Per room code a record {seats, use, visitor, seen, closed, wiped}; a seat holds {seat, secret,
// ballot, recovery, own, pending}; who waits at the door is the secret of a visitor. Another laptop at this address has another code. Where
// storage is refused (private mode), memory does.

const memory = {};

function get(key) {
  try {
    const raw = localStorage.getItem(`scan:${key}`);
    if (raw !== null) return JSON.parse(raw);
  } catch (error) {
    // falls through to memory
  }
  return key in memory ? JSON.parse(memory[key]) : null;
}

function put(key, value) {
  const raw = JSON.stringify(value);
  memory[key] = raw;
  try {
    localStorage.setItem(`scan:${key}`, raw);
  } catch (error) {
    // memory has it
  }
}

function remove(key) {
  delete memory[key];
  try {
    localStorage.removeItem(`scan:${key}`);
  } catch (error) {
    // nothing was kept
  }
}

function sweep() {
  const now = Date.now();
  let keys = [];
  try {
    keys = Object.keys(localStorage);
  } catch (error) {
    return;
  }
  for (const key of keys.filter((one) => one.indexOf("scan:at:") === 0)) {
    const kept = get(key.slice(5)) || {};
    const over = kept.closed ? kept.closed + 7 * DAY : (kept.seen || 0) + 30 * DAY;
    if (!(now < over)) remove(key.slice(5));
  }
}

const record = () => Object.assign({ seats: [], use: null }, get(`at:${code}`));

function seatNow() {
  const kept = record();
  return kept.seats.find((one) => one.seat === kept.use) || null;
}

// The seat to say hello with: ours, or the only one that was ours until the chair freed it.
// Who waits at the door has none yet.
function known() {
  const own = seatNow();
  if (own || record().passing) return own;
  if (record().visitor) return { seat: "", secret: record().visitor };
  const parked = record().seats.filter((one) => one.secret && one.lost);
  return parked.length === 1 ? parked[0] : null;
}

// Read again before writing: another tab of this browser may have written.
function change(how) {
  const kept = record();
  const seat = kept.seats.find((one) => one.seat === kept.use) || null;
  const before = JSON.stringify(kept);
  how(kept, seat);
  if (JSON.stringify(kept) !== before) put(`at:${code}`, kept);
}

// --- what we know -----------------------------------------------------------------------

let code = "";
let asking = null; // {why} while the code must be typed
let typed = false; // the code was not just remembered
let view = null;
let pack = get("pack");
let probe = null; // an AbortController, while we see who is there
let packLate = false; // it did not come by itself
let pick = null; // a norm that was chosen to answer, other than the room's
let explained = null;
let place = null; // {name, ...}: a screen that was opened besides what the room does
let seated = false; // there has been a seat since this page was loaded
let visit = 0; // what was opened before the room moved on is not gone back to
let from = 0; // where the screen stood that we go back to
let refused = null; // {norm, round, grade, why}: the last answer that does not count
let notice = null; // a refusal to show
let taking = null; // what is under way to come in: a take, a code, a knock
let asks = null; // the same, once its guest has said yes or no to names
let leaving = null; // id
let saying = {}; // by its t, what is under way besides: a yes or no, words, going away
let told = null; // the last of these that arrived
let tried = null; // the secret with which we tried to come back after a restore
let trouble = false; // the laptop cannot store
let settled = true;
let anchor = null; // {left, at, runs, gap}: the clock, on our own monotonic time
let shownKey = null;
let language = get("language") || preferred();

function preferred() {
  const wanted = (navigator.languages || [navigator.language || "nl"]).map((one) => one.slice(0, 2));
  return wanted.find((one) => one === "nl" || one === "en") || "nl";
}

const load = hex(16);
let counter = 0;

function hex(bytes) {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const tidy = (text) => text.toUpperCase().replace(/[^A-Z0-9]/g, "").slice(0, 40);

function fromAddress() {
  try {
    return tidy(decodeURIComponent(location.hash.slice(1)));
  } catch (error) {
    return "";
  }
}

// --- the socket -------------------------------------------------------------------------

let socket = null;
let Twin = null; // a socket that polls: takes turns once two failed
let failed = 0; // in a row
let hello = null; // the hello of this socket: {id, secret}
let begun = -1000; // when we last began to connect
let ready = false; // this socket has shown us a view
let attempts = 0;
let lostAt = performance.now(); // since when there is no connection
let met = false; // there has been a connection
let timers = {};

function after(name, ms, then) {
  clearTimeout(timers[name]);
  timers[name] = setTimeout(then, ms);
}

function connect() {
  drop();
  begun = performance.now();
  if (!code) {
    asking = asking || { why: null };
    return redraw();
  }
  const mine = socket = {};
  const Line = Twin && failed > 1 && failed % 2 === 0 ? Twin : WebSocket;
  if (!failed || Line === Twin) return call(mine, Line);
  // After sockets that failed Firefox lets the next wait for long: see first who is there.
  after("limit", GLANCE, () => lost(mine, true));
  probe = new AbortController();
  fetch("/style.css", { cache: "no-store", signal: probe.signal })
    .then(() => call(mine, Line), () => lost(mine, true));
}

function call(which, Line) {
  if (which !== socket) return;
  const seat = known();
  const secret = (seat && seat.secret) || "";
  const mine = socket = new Line(`ws://${location.host}/ws`);
  after("limit", CONNECT, () => lost(mine));
  mine.onopen = () => {
    if (mine !== socket) return;
    hello = { id: (counter += 1), secret, late: !pack && !packLate };
    say({
      t: "hello", id: hello.id, load, code,
      seat: secret ? seat.seat : "", secret, pack: pack ? pack.hash : packLate ? "" : "later",
    });
  };
  mine.onmessage = (event) => {
    if (mine !== socket) return;
    failed = mine.polls ? 2 : 0;
    clearTimeout(timers.pong);
    hear(JSON.parse(event.data));
  };
  mine.onclose = mine.onerror = () => lost(mine);
}

// Forget the socket we have; whatever it still says is not heard.
function drop() {
  ["limit", "ping", "pong", "again", "storage"].forEach((name) => clearTimeout(timers[name]));
  if (probe) probe.abort();
  probe = null;
  const old = socket;
  socket = null;
  ready = false;
  if (lostAt === null) lostAt = performance.now();
  if (old && old.close) old.close();
}

// Where nobody answers at all, sockets are not to blame.
function lost(which, gone) {
  if (which !== socket) return;
  if (!ready && !gone && (failed += 1) > 1 && !Twin) {
    // A browser may remember that it failed.
    import(`./polling.js?${failed}`).then((it) => (Twin = it.Polling), () => {});
  }
  drop();
  again(gone ? GLANCE / 2 : SLOWEST);
  redraw();
}

function again(most) {
  const wait = Math.min(most, 300 * 2 ** attempts);
  attempts += 1;
  // A whole room reconnects at once when the laptop wakes: spread it.
  after("again", wait * (0.8 + 0.4 * Math.random()), connect);
}

function say(message) {
  if (socket && socket.readyState === 1) socket.send(JSON.stringify(message));
}

function ping() {
  say({ t: "ping" });
  const mine = socket;
  after("pong", PONG, () => replace(mine));
  after("ping", PING, ping);
}

function replace(which) {
  if (which !== socket) return;
  connect();
  redraw();
}

// --- hearing ----------------------------------------------------------------------------

function hear(said) {
  if (said.t === "view") seen(said);
  else if (said.t === "hello") welcomed(said);
  else if (said.t === "ok") confirmed(said);
  else if (said.t === "no") denied(said);
  redraw();
}

function welcomed(said) {
  clearTimeout(timers.limit);
  after("ping", PING, ping);
  if (said.pack) {
    pack = said.pack;
    put("pack", pack);
  }
  put("last", code);
  change((kept) => {
    kept.seen = Date.now();
  });
  if (fromAddress() !== code) history.replaceState(null, "", `#${code}`);
  asking = null;
}

function seen(said) {
  const first = !ready;
  const before = view;
  attempts = 0;
  if (!met) fetchRest();
  if (first) {
    if (met && performance.now() - lostAt > 1000) announce(t("Connected again"));
    met = true;
    lostAt = null;
  }
  if (before && before.trouble && !said.trouble) {
    trouble = false;
    after("storage", 0, flush);
  }
  view = Object.assign({ me: null, mine: {}, open: {}, todo: [], places: [], results: {}, points: [] }, said);
  if (before && !before.me && !view.me && view.entry === "name") stay(before.places);
  anchor = view.clock ? {
    left: view.clock.left, runs: view.clock.runs, at: performance.now(), gap: offset(),
  } : null;
  keep();
  choose(before);
  if (view.meeting && !screens.meeting) fetchModules(["words", "meeting"], 0);
  if (view.me && !seated) {
    seated = true;
    fetchModules(["awake"], 0);
  }
  ready = true;
  if (first && !pack && packLate && hello.late) connect(); // its pack did not come by itself
  else if (first) flush(); // with what `keep` wants to say
}

// A list that moves up under a finger lets somebody take another's seat: who has sat down
// keeps a place in it.
function stay(before) {
  const has = (list, seat) => list.find((one) => one.seat === seat);
  const kept = before.map((one) => has(view.places, one.seat) || Object.assign({}, one, { gone: true }));
  view.places = kept.concat(view.places.filter((one) => !has(before, one.seat)));
}

// Store what the view says about our seat: the answers it has, or that it is not ours now.
function keep() {
  if (view.state === "closed") {
    close();
    return;
  }
  if (view.me) {
    const mine = record().seats.find((one) => one.seat === view.me.seat && one.secret === hello.secret);
    if (mine && !seatNow()) {
      notice = null;
      change((kept) => {
        kept.use = mine.seat;
      });
      change((kept, seat) => {
        delete seat.lost;
      });
    } else if (record().visitor === hello.secret) {
      letIn();
    }
    const again = [];
    let back = false;
    change((kept, seat) => {
      if (!seat || seat.seat !== view.me.seat) return;
      if (seat.back) {
        back = true;
        // What was received after the backup that the laptop has gone back to.
        for (const norm of Object.keys(view.open)) {
          const round = view.open[norm];
          const own = seat.own[norm] || {};
          const there = view.mine[norm];
          const same = there && there.round === round && there.grade === own[round];
          if (round in own && !same && !(norm in seat.pending)) again.push([norm, round, own[round]]);
        }
        delete seat.back;
      }
      seat.name = view.me.name || view.me.organisation;
      for (const norm of Object.keys(view.mine)) {
        const { round, grade } = view.mine[norm];
        seat.own[norm] = Object.assign({}, seat.own[norm], { [round]: grade });
      }
      // What is open and not known to the host is not given.
      for (const norm of Object.keys(view.open)) {
        const mine = view.mine[norm];
        const round = view.open[norm];
        if (seat.own[norm] && !(mine && mine.round === round)) delete seat.own[norm][round];
        if (seat.own[norm] && !Object.keys(seat.own[norm]).length) delete seat.own[norm];
      }
    });
    for (const [norm, round, value] of again) send(norm, round, value);
    if (back) flush(); // what was tapped while the laptop was away
    return;
  }
  if (record().visitor === hello.secret && !view.visitor && !taking) {
    change((kept) => {
      delete kept.visitor;
    });
    notice = "visitor.refused";
    return;
  }
  const seat = seatNow();
  if (seat && seat.secret && seat.secret === hello.secret) {
    if (view.restored && leaving === null && tried !== seat.secret) {
      // The laptop started from a copy that knows no seats; our ballot shows whose we are.
      tried = seat.secret;
      come({ t: "take", seat: seat.seat, ballot: seat.ballot, back: true });
      return;
    }
    lose();
  }
}

// The chair has opened the door.
function letIn() {
  const { seat, ballot, recovery } = view.me;
  change((kept) => {
    kept.seats = kept.seats.filter((one) => one.seat !== seat);
    kept.seats.push({ seat, secret: kept.visitor, ballot, recovery, own: {}, pending: {} });
    kept.use = seat;
    delete kept.visitor;
    delete kept.passing;
  });
  notice = told = null;
  delete saying.away; // the chair was quicker
  forgetPlace();
}

function lose() {
  const moved = Boolean(view) && view.lost === "moved";
  // This device may be borrowed: what was given is with who went on.
  if (moved) {
    change((kept, seat) => {
      if (seat) Object.assign(seat, { own: {}, pending: {} });
    });
  }
  if (leaving !== null) forget();
  // Kept for when it was a slip of the chair, who gives it back.
  else park(true);
  if (leaving === null) notice = moved ? "seat.moved" : "seat.lost";
  leaving = refused = told = null;
  saying = {};
}

function park(lost) {
  change((kept, seat) => {
    if (seat && lost) seat.lost = true;
    kept.use = null;
  });
}

// Nothing of who had this tablet is there for who has it now.
function cover() {
  refused = notice = pick = explained = asks = told = null;
  if (view) view = Object.assign({}, view, { me: null, mine: {}, open: {}, todo: [], places: [] });
}

// After closing a phone is an onlooker: what could speak for the seat goes, the own grades stay.
function close() {
  const first = !record().closed;
  const [norm] = Object.keys(pending());
  const unsent = first && norm ? Object.assign({ norm, why: "session.closed" }, pending()[norm]) : refused;
  change((kept) => {
    if (!kept.closed) kept.closed = Date.now();
    delete kept.visitor;
    // Of a tablet that went round nobody's grades are shown to whoever holds it now.
    const only = kept.seats.length === 1 && !kept.seats[0].lost && !view.shared;
    kept.use = only ? kept.seats[0].seat : view.shared ? null : kept.use;
    for (const seat of kept.seats) {
      delete seat.secret;
      delete seat.ballot;
      delete seat.recovery;
      seat.pending = {};
    }
  });
  refused = first && !norm ? null : unsent;
  if (!first) return;
  taking = leaving = notice = asks = null; // nothing can be said any more
  saying = {};
  forgetPlace();
}

function forget() {
  change((kept) => {
    kept.seats = kept.seats.filter((one) => one.seat !== kept.use);
    kept.use = null;
  });
}

// Which norm to stay with when the room moves.
function choose(before) {
  if (pick !== null && !(pick in view.open)) pick = null;
  const moved = !before || before.step.id !== view.step.id || nowOf(before) !== nowOf(view);
  if (moved && pick !== null && view.todo.indexOf(pick) < 0) pick = null;
  if (moved && view.step.kind === "catch-up" && pick === null) pick = view.todo[0] || null;
  // A norm that opens is answered first; what was being read or written is there afterwards.
  if (moved && view.me && view.voting && nowOf(before || view) !== nowOf(view)) forgetPlace();
  if (place && place.name === "door" && view.me) forgetPlace(); // another tab has sat down
  if (place && place.name === "practice" && view.state !== "locked") {
    forgetPlace();
    if (view.state === "open") notice = "practice.over";
  }
}

function forgetPlace() {
  place = null;
  visit += 1;
}

const nowOf = (one) => (one.voting ? `${one.voting.norm} ${one.voting.round}` : "");

// The norm to draw buttons for.
function asked() {
  if (!view || !view.me) return null;
  const { open, voting, step } = view;
  const candidates = [pick, voting && voting.norm];
  if (step.kind === "norm" || step.kind === "introduction") candidates.push(step.norm);
  return candidates.find((id) => id !== null && id in open) || null;
}

function confirmed(said) {
  if (taking && said.id === taking.id) {
    const { seat, secret, ballot, recovery } = said;
    const back = taking.back;
    taking = asks = notice = null;
    forgetPlace();
    hello.secret = secret;
    change((kept) => {
      delete kept.visitor;
      delete kept.passing;
      if (said.visitor) {
        kept.visitor = secret;
        return;
      }
      const before = back || view.restored ? kept.seats.find((one) => one.seat === seat) : null;
      const { own, pending: unsent } = before || { own: {}, pending: {} };
      kept.seats = kept.seats.filter((one) => one.seat !== seat);
      kept.seats.push({ seat, secret, ballot, recovery, own, pending: unsent, back: Boolean(before) });
      kept.use = seat;
    });
  } else if (said.id === leaving) {
    leaving = null;
    forget();
  } else if (underWay(said.id)) {
    told = Object.assign({}, underWay(said.id), { said });
    delete saying[told.t];
    if (told.t === "away" && !said.seat) {
      hello.secret = "";
      change((kept) => {
        delete kept.visitor;
      });
    }
    if (/^(say|example|introduce)$/.test(told.t)) announce(t("Received by the laptop."));
  } else if ("norm" in said) {
    received(said);
  }
}

function received(said) {
  trouble = false;
  change((kept, seat) => {
    if (!seat) return;
    const sent = seat.pending[said.norm];
    if (sent && sent.id === said.id && sent.load === load) delete seat.pending[said.norm];
    seat.own[said.norm] = Object.assign({}, seat.own[said.norm], { [said.round]: said.grade });
  });
  if (refused && refused.norm === said.norm) refused = null;
  // The host confirms before it shows; the next view says the same.
  view.mine = Object.assign({}, view.mine, { [said.norm]: { round: said.round, grade: said.grade } });
  view.todo = view.todo.filter((id) => id !== said.norm);
  if (!(said.norm in pending())) {
    announce(t("received: {grade}", { grade: said.grade === null ? t("don't know") : said.grade }));
  }
  after("onward", ONWARD, () => onward(said.norm));
}

// While catching up, go from a missed norm that is answered to the next one.
function onward(norm) {
  if (!view || view.step.kind !== "catch-up" || asked() !== norm || norm in pending()) return;
  if (!view.todo.length || refused || explained === norm) return;
  pick = view.todo[0];
  redraw();
}

function denied(said) {
  const { why } = said;
  if (hello && said.id === hello.id && !ready) {
    turnedAway(why);
  } else if (taking && said.id === taking.id) {
    if (why === "storage") {
      storageTrouble();
      return;
    }
    const wanted = taking;
    taking = null;
    if (why === "consent.needed") {
      asks = wanted;
    } else if (wanted.back) {
      // Another tab of ours may have come back meanwhile.
      const own = seatNow();
      if (own && own.secret !== hello.secret) connect();
      else lose();
    } else {
      notice = why;
      announce(reason(why));
    }
  } else if (underWay(said.id)) {
    if (why === "storage") {
      storageTrouble();
      return;
    }
    if (why === "message.old") return tell(underWay(said.id)); // its answer may have got lost
    delete saying[underWay(said.id).t];
    notice = why;
    announce(reason(why));
  } else if (said.id === leaving) {
    leaving = null;
    notice = why;
    announce(reason(why));
  } else {
    const norm = Object.keys(pending()).find((id) => pending()[id].id === said.id && pending()[id].load === load);
    if (norm !== undefined) notCounted(norm, why);
  }
}

function turnedAway(why) {
  if (why === "code.wrong" || why === "code.wait") {
    asking = { why: why === "code.wrong" && !typed ? "code.old" : why };
    announce(reason(asking.why));
    view = null;
    drop();
    if (why === "code.wait") after("again", 20000, connect);
  }
}

function notCounted(norm, why) {
  const sent = pending()[norm];
  if (why === "storage") {
    storageTrouble();
    return;
  }
  if (why === "message.old") {
    // Something later of ours was answered before this one came.
    const mine = view.mine[norm];
    if (mine && mine.round === sent.round && mine.grade === sent.grade) settle(norm);
    else send(norm, sent.round, sent.grade);
    return;
  }
  settle(norm);
  if (why === "seat.lost") return;
  refused = { norm, round: sent.round, grade: sent.grade, why };
  announce(`${t("does not count: {grade}", { grade: sent.grade === null ? t("don't know") : sent.grade })}. ${reason(why)}`);
}

function storageTrouble() {
  if (!trouble) announce(reason("storage"));
  trouble = true;
  after("storage", 3000, flush);
}

// --- saying -----------------------------------------------------------------------------

function pending() {
  const seat = seatNow();
  return (seat && seat.pending) || {};
}

function settle(norm) {
  change((kept, seat) => {
    if (seat) delete seat.pending[norm];
  });
}

function send(norm, round, grade) {
  const id = (counter += 1);
  change((kept, seat) => {
    if (seat) seat.pending[norm] = { round, grade, id, load };
  });
  if (!ready) return;
  ping(); // first: a line that is dead without telling shows itself three seconds from now
  say({ t: "grade", id, norm, round, grade });
}

// Say again what has no answer yet: with its own id, which makes a repeat harmless; what an
// earlier page load left behind only as long as it can count.
function flush() {
  if (taking) say(taking);
  Object.keys(saying).map((kind) => saying[kind]).sort((a, b) => a.id - b.id)
    .filter((one) => view.me || /away|ticket|examples/.test(one.t)).forEach(say);
  if (leaving !== null) say({ t: "leave", id: leaving });
  if (!view.me) return;
  const waiting = pending();
  const order = Object.keys(waiting).sort((a, b) => waiting[a].id - waiting[b].id);
  for (const norm of order) {
    const { round, grade, id, load: from } = waiting[norm];
    const mine = view.mine[norm];
    if (from === load) {
      say({ t: "grade", id, norm, round, grade });
    } else if (mine && mine.round === round && mine.grade === grade) {
      settle(norm);
    } else if (view.open[norm] === round) {
      send(norm, round, grade);
    } else {
      notCounted(norm, "norm.late");
    }
  }
}

// --- what people do ---------------------------------------------------------------------

function grade(norm, value) {
  const round = view.open[norm];
  if (round === undefined) return;
  refused = refused && refused.norm === norm ? null : refused;
  const sent = pending()[norm];
  const mine = view.mine[norm];
  if (sent && sent.round === round && sent.grade === value && sent.load === load) return;
  if (!sent && mine && mine.round === round && mine.grade === value) return;
  send(norm, round, value);
}

Object.assign(deeds, {
  enter: ({ code: entered }) => {
    if (tidy(entered)) enter(tidy(entered));
    else asking = { why: "code.empty" };
  },
  grade: ({ norm, grade: value }) => grade(norm, value === "" ? null : Number(value)),
  explain: ({ norm }) => {
    explained = explained === norm ? null : norm;
  },
  pick: ({ norm }) => {
    pick = norm === nowOf(view).split(" ")[0] ? null : norm;
  },
  take: ({ seat }) => {
    if (view.named) asks = { t: "take", seat };
    else come({ t: "take", seat });
  },
  accept: ({ consent }) => come(Object.assign({}, asks, { consent: consent === "yes" })),
  code: ({ code: entered }) => {
    if (tidy(entered)) come({ t: "code", code: tidy(entered) });
    else notice = "code.empty";
  },
  knock: ({ name, organisation, domain }) => {
    if (name.trim()) come({ t: "knock", name, organisation, domain });
    else {
      notice = "person.name";
      document.getElementById("name").focus();
    }
  },
  away: () => tell({ t: "away" }),
  consent: ({ yes }) => tell({ t: "consent", yes: yes === "yes" }),
  agree: ({ poll, yes }) => tell({ t: "agree", poll: Number(poll), yes: yes === "yes" }),
  // The tablet goes round: what was on it is covered before somebody else looks.
  pass: () => {
    if (Object.keys(pending()).length || Object.keys(saying).length || taking || leaving !== null) return;
    cover();
    park(false);
    change((kept) => {
      kept.passing = true; // also when the page is loaded again meanwhile
    });
    connect();
  },
  sit: ({ seat }) => {
    cover();
    change((kept) => {
      kept.use = seat;
      delete kept.passing;
    });
    connect();
  },
  leave: () => {
    if (leaving !== null) return;
    leaving = counter += 1;
    if (ready) say({ t: "leave", id: leaving });
  },
  dismiss: () => {
    const back = asks && asks.back;
    notice = refused = asks = null;
    if (back) lose();
  },
  wipe: () => {
    change((kept) => {
      kept.seats = [];
      kept.use = null;
      kept.wiped = true;
    });
    announce(t("Your grades have been wiped from this phone."));
  },
  language: () => {
    language = language === "nl" ? "en" : "nl";
    put("language", language);
  },
  open: (wanted) => {
    const state = { place: wanted, visit: `${load} ${visit}` };
    if (place && !wanted.deeper) {
      history.replaceState(state, "", location.hash);
    } else {
      history.replaceState(Object.assign({}, history.state, { from: window.scrollY }), "", location.hash);
      history.pushState(state, "", location.hash);
    }
    place = wanted;
    notice = null;
    if (!screens[place.name]) fetchModules([place.name], 0);
  },
  shut: () => {
    if (opened(history.state)) history.back();
    else place = null;
  },
});

const opened = (state) => (state && state.visit === `${load} ${visit}` ? state.place : null);

page.redraw = redraw;
window.addEventListener("popstate", (event) => {
  place = opened(event.state);
  from = (event.state && event.state.from) || 0;
  redraw();
});

function come(wanted) {
  if (taking) return;
  notice = null;
  taking = Object.assign({}, wanted, { id: (counter += 1) });
  if (ready) say(taking);
}

function tell(message) {
  told = null;
  saying[message.t] = Object.assign({}, message, { id: (counter += 1) });
  if (ready) say(saying[message.t]);
}

const underWay = (id) => Object.keys(saying).map((kind) => saying[kind]).find((one) => one.id === id);

page.tell = tell;
page.fresh = () => hex(6);

const app = document.getElementById("app");

app.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-do]");
  if (!button || button.disabled) return;
  deeds[button.getAttribute("data-do")](Object.assign({}, button.dataset));
  redraw();
});

app.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  const carried = Object.assign({}, form.dataset);
  for (const field of Array.from(form.elements)) {
    if (field.name && (field.type !== "radio" || field.checked)) carried[field.name] = field.value;
  }
  deeds[form.getAttribute("data-do")](carried);
  redraw();
});

function enter(entered) {
  code = entered;
  typed = true;
  view = null;
  attempts = 0;
  taking = leaving = notice = refused = pick = asks = null;
  saying = {};
  forgetPlace();
  // A wrong code keeps its screen, with what was typed, until the host has answered.
  if (asking) asking = { why: null };
  connect();
  redraw();
}

// --- the clock --------------------------------------------------------------------------

// Wall time against our own time: it jumps when the phone has slept, so the clock is unsure.
const offset = () => Date.now() - performance.now();
const overslept = () => anchor !== null && Math.abs(offset() - anchor.gap) > 1500;

function seconds() {
  if (!anchor) return null;
  const gone = anchor.runs ? performance.now() - anchor.at : 0;
  return Math.max(0, Math.ceil((anchor.left - gone) / 1000));
}

let rung = null;

function tellTime(left) {
  const now = view && view.voting ? nowOf(view) : null;
  for (const mark of [30, 10]) {
    const spared = view.me && view.me.extra; // who has extra time is not hurried
    if (left === mark && anchor.runs && !spared && rung !== `${now} ${mark}`) {
      rung = `${now} ${mark}`;
      announce(tn("{n} second left", "{n} seconds left", mark));
    }
  }
}

// --- drawing ----------------------------------------------------------------------------

const spoken = document.getElementById("say");

function announce(text) {
  // The same words twice are news too.
  spoken.textContent = spoken.textContent === text ? `${text}\u00a0` : text;
}

let drawing = false;

function redraw() {
  if (drawing) return;
  drawing = true;
  Promise.resolve().then(() => {
    drawing = false;
    paint();
  });
}

function paint() {
  speakIn(language);
  document.documentElement.lang = language;
  const kept = record();
  const seat = seatNow();
  const norm = asked();
  const left = seconds();
  const model = {
    language, view, pack, pick, explained, place, refused, notice, trouble: trouble || Boolean(view && view.trouble), settled,
    code: asking && { why: asking.why, busy: Boolean(code) && asking.why === null },
    asked: norm,
    up: ready,
    down: lostAt === null || (!met && attempts === 0) ? null : performance.now() - lostAt,
    seconds: left,
    paused: Boolean(view && view.paused && view.state === "open"),
    pending: pending(),
    own: (seat && seat.own) || {},
    bound: Boolean(seat),
    wiped: Boolean(kept.wiped),
    taking,
    asks,
    saying,
    told,
    passing: Boolean(kept.passing),
    here: kept.seats.filter((one) => one.secret && one.name && !one.lost),
    graded: Boolean(view && (Object.keys(view.mine || {}).length || Object.keys(pending()).length)),
  };
  const focused = document.activeElement !== document.body;
  let screen = draw(app, model);
  if (screen.key !== shownKey) {
    const first = shownKey === null;
    const turned = !first && screen.voting && norm !== null;
    shownKey = screen.key;
    if (turned) {
      settled = false;
      model.settled = false;
      screen = draw(app, model);
      after("settle", SETTLE, () => {
        settled = true;
        redraw();
      });
    }
    arrive(screen, norm, first);
  } else if (focused && document.activeElement === document.body) {
    app.querySelector("h1").focus({ preventScroll: true });
  }
  if (left !== null && screen.voting) tellTime(left);
  const region = view && view.region ? ` · ${view.region}` : "";
  const title = `${screen.heading} · Participatiescan${region}`;
  if (document.title !== title) document.title = title;
  for (const told of page.shown) told(model);
}

// A new screen: from its top, with the focus on its heading, and said aloud.
function arrive(screen, norm, first) {
  const heading = app.querySelector("h1");
  window.scrollTo(0, from);
  from = 0;
  const field = document.getElementById("code");
  if (field) {
    field.focus();
  } else if (!first) {
    heading.focus({ preventScroll: true });
  }
  if (!first) {
    const now = norm !== null ? t("Now: {norm}", { norm: label(pack, norm) }) : screen.heading;
    announce(notice ? `${reason(notice)} ${now}` : now);
  }
}

// --- waking up --------------------------------------------------------------------------

let hiddenAt = null;

function wake(sure) {
  const away = hiddenAt === null ? 0 : Date.now() - hiddenAt;
  const slept = overslept();
  hiddenAt = null;
  if (asking || performance.now() - begun < 300) return;
  attempts = 0;
  if (slept) anchor = null;
  if (!ready || sure || slept || away > ASLEEP) connect();
  else ping();
  redraw();
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden) hiddenAt = Date.now();
  else wake(false);
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) wake(true);
});
window.addEventListener("online", () => wake(false));
window.addEventListener("hashchange", () => {
  const entered = fromAddress();
  if (entered && entered !== code) enter(entered);
});

// Another tab of this browser has sat down, left or tapped: stay in step with it.
window.addEventListener("storage", (event) => {
  if (event.key === "scan:language") {
    language = get("language") || language;
  } else if (event.key === null || event.key === `scan:at:${code}`) {
    const seat = known();
    const secret = (seat && seat.secret) || "";
    if (hello && secret !== hello.secret && !(view && view.state === "closed")) {
      taking = null;
      connect();
    }
  }
  redraw();
});

let drawn = null;

setInterval(() => {
  if (overslept()) wake(true);
  // Only what changes by itself: the clock, and how long the line has been gone.
  const down = lostAt === null ? 0 : performance.now() - lostAt;
  const now = `${seconds()} ${down > 1000} ${down > 4000} ${down > 8000}`;
  if (now === drawn || document.hidden) return;
  if (met && down > 1000 && drawn !== null && / false false false$/.test(drawn)) {
    announce(t("No connection for a moment"));
  }
  drawn = now;
  redraw();
}, 200);

// --- what is loaded after the first screen --------------------------------------------------

const REST = ["words", "saying", "results", "keeping", "agenda"]; // in this order: each may use those before it

function fetchRest() {
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/more.css";
  document.head.appendChild(style);
  fetchModules(REST, 0);
}

function fetchModules([name, ...others], again) {
  // Some browsers remember that a file could not be had: then by another address.
  import(`./${name}.js${again ? `?${again}` : ""}`).then(
    () => {
      redraw();
      if (others.length) fetchModules(others, 0);
    },
    () => setTimeout(() => fetchModules([name, ...others], again + 1), 2000),
  );
}

// The pack comes packed, and while the line is made; by the line itself it would be late.
function fetchPack() {
  const fails = () => {
    if (pack || packLate) return;
    packLate = true;
    if (ready) connect();
  };
  setTimeout(fails, CONNECT);
  fetch("/pack.json").then((answer) => answer.json()).then((got) => {
    if (!got.hash) return fails();
    pack = pack || got;
    put("pack", pack);
    redraw();
  }).catch(fails);
}

if (!pack) fetchPack();
sweep();
code = fromAddress();
typed = Boolean(code);
code = code || get("last") || "";
connect();
redraw();
