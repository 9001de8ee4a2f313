// What a socket does, by requests, for networks that break WebSockets: docs/protocol.md.

const TRIES = 3; // of one request, when its answer gets lost
const PAUSE = 300; // ms between two

// Used by app.js like a WebSocket.
export class Polling {
  constructor() {
    this.readyState = 0;
    this.polls = true;
    this.onopen = this.onmessage = this.onclose = this.onerror = null;
    this.key = "";
    this.bundle = 0; // the newest one that has come
    this.waiting = []; // to be said, one after another
    this.saying = false;
    this.aborter = new AbortController();
    setTimeout(() => {
      if (this.readyState > 0) return;
      this.readyState = 1;
      this.tell("onopen");
    });
  }

  send(text) {
    this.waiting.push(text);
    if (!this.saying) this.run(this.say());
  }

  close() {
    this.readyState = 3;
    this.aborter.abort();
  }

  tell(name, event) {
    if (this[name]) this[name](event);
  }

  hear(said) {
    this.tell("onmessage", { data: JSON.stringify(said) });
  }

  run(work) {
    work.catch(() => {
      const told = this.readyState === 3;
      this.close();
      if (!told) this.tell("onclose");
    });
  }

  async say() {
    this.saying = true;
    while (this.waiting.length) {
      const body = this.waiting.shift();
      const said = await this.ask("/api/say", { method: "POST", body });
      if (said === null || this.key) continue;
      const { talk } = said;
      delete said.talk;
      this.key = talk || "";
      this.hear(said);
      if (!talk) throw new Error("turned away");
      this.run(this.listen());
    }
    this.saying = false;
  }

  async listen() {
    for (;;) {
      const news = await this.ask(`/api/view?since=${this.bundle}`, { method: "GET" });
      if (news === null) continue;
      this.bundle = news.bundle;
      for (const said of news.said) this.hear(said);
    }
  }

  // What is answered; null when there is nothing to say.
  async ask(path, request) {
    const headers = {};
    if (request.body) headers["Content-Type"] = "application/json";
    if (this.key) headers["X-Talk"] = this.key;
    // Where the page sends no referrer some browsers would name no origin either.
    const how = { headers, signal: this.aborter.signal, referrerPolicy: "same-origin", cache: "no-store" };
    for (let left = TRIES - 1; ; left -= 1) {
      if (this.readyState === 3) throw new Error("closed");
      let answer = null;
      let said = "";
      try {
        answer = await fetch(path, Object.assign(how, request));
        said = await answer.text();
      } catch (error) {
        if (!left) throw error;
        await new Promise((then) => setTimeout(then, PAUSE));
        continue;
      }
      if (answer.status === 204) return null;
      if (answer.status !== 200) throw new Error(String(answer.status));
      return JSON.parse(said);
    }
  }
}
