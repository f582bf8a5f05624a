// Photos on their way: chosen, made smaller on the phone, uploaded with progress, tried again when the network returns.
import { byId, el, icon } from "./dom.js";
import { t } from "./words.js";

const LARGEST = 10 * 1024 * 1024;
const MOST = 6;
const SHRINK_ABOVE = 700 * 1024; // a slow line is spared, and where the picture was taken goes with the EXIF
const LONGEST_SIDE = 2000;
const TRY_AGAIN = 8000;

export class PhotoTray {
  /** options: {session(), byCookie, csrf}: residents prove themselves by their session, officials by their cookie */
  constructor(options) {
    this.options = options;
    this.items = [];
    this.list = byId("tray");
    this.onChange = () => {};
    this.onNote = () => {};
    const input = byId("photo-input");
    input.addEventListener("change", () => {
      this.add(Array.from(input.files));
      input.value = "";
    });
  }

  count() {
    return this.items.length;
  }

  busy() {
    return this.items.some((item) => item.state !== "ready");
  }

  /** Hand the finished photos over and be empty again. */
  take() {
    const taken = { files: this.items.map((item) => item.id), previews: this.items.map((item) => item.url) };
    this.items = [];
    this.draw();
    return taken;
  }

  add(files) {
    for (const file of files) {
      if (file.type && !file.type.startsWith("image/")) this.onNote(t("photo_not_image"));
      else if (this.items.length >= MOST) this.onNote(t("photo_too_many", { max: MOST }));
      else this.accept(file);
    }
    this.draw();
  }

  accept(file) {
    const item = { file, url: URL.createObjectURL(file), state: "waiting", percent: 0, id: null };
    this.items.push(item);
    this.prepare(item);
  }

  async prepare(item) {
    item.file = await smaller(item.file);
    if (item.file.size > LARGEST) {
      this.onNote(t("photo_too_big"));
      this.remove(item);
      return;
    }
    item.prepared = true;
    this.upload(item);
  }

  /** The network is back, or the session is known now. */
  retry() {
    for (const item of this.items) if (item.prepared && (item.state === "failed" || item.state === "waiting")) this.upload(item);
  }

  upload(item) {
    const session = this.options.session();
    if (!session && !this.options.byCookie) return; // not welcomed yet; retry() comes with the welcome
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append("file", item.file, item.file.name || "photo.jpg");
    request.open("POST", "/upload");
    if (session) request.setRequestHeader("X-Session", session);
    if (this.options.csrf) request.setRequestHeader("X-CSRF", this.options.csrf);
    request.upload.onprogress = (event) => event.lengthComputable && this.progress(item, event.loaded / event.total);
    request.onload = () => this.answered(item, request);
    request.onerror = request.ontimeout = () => this.failed(item);
    request.timeout = 120000;
    item.request = request;
    item.state = "uploading";
    this.draw();
    request.send(form);
  }

  progress(item, part) {
    item.percent = Math.round(part * 100);
    this.drawProgress(item);
  }

  answered(item, request) {
    let answer = {};
    try {
      answer = JSON.parse(request.responseText);
    } catch { /* a proxy's page, not ours */ }
    if (answer.file) {
      item.id = answer.file;
      item.state = "ready";
      this.draw();
    } else if (answer.error) {
      this.onNote(answer.error);
      this.remove(item);
    } else {
      this.failed(item);
    }
  }

  failed(item) {
    if (!this.items.includes(item)) return;
    item.state = "failed";
    this.draw();
    setTimeout(() => item.state === "failed" && this.items.includes(item) && this.upload(item), TRY_AGAIN);
  }

  remove(item) {
    const place = this.items.indexOf(item);
    if (place < 0) return;
    item.request?.abort();
    this.items.splice(place, 1);
    URL.revokeObjectURL(item.url);
    this.draw();
  }

  draw() {
    this.list.hidden = !this.items.length;
    this.list.replaceChildren(...this.items.map((item, index) => this.thumb(item, index + 1)));
    this.onChange();
  }

  thumb(item, n) {
    const bar = el("progress", { max: 100, value: item.percent, "aria-label": t("photo_uploading", { n, percent: item.percent }) });
    bar.hidden = item.state === "ready" || item.state === "failed";
    const words = item.state === "failed" ? t("photo_failed", { n }) : item.state === "ready" ? t("photo_ready", { n }) : "";
    item.bar = bar;
    return el("li", { class: `thumb thumb-${item.state}`, "data-state": item.state },
      el("img", { src: item.url, alt: t("photo_preview", { n }) }),
      bar,
      item.state === "ready" ? el("span", { class: "thumb-mark" }, icon("check")) : "",
      item.state === "failed" ? el("span", { class: "thumb-mark thumb-mark-bad" }, icon("warn")) : "",
      el("span", { class: "sr", role: "status" }, words),
      el("button", { type: "button", class: "thumb-remove", "aria-label": t("photo_remove", { n }), onclick: () => this.remove(item) }, icon("close")));
  }

  drawProgress(item) {
    if (item.bar) item.bar.value = item.percent;
  }
}

/** A lighter copy of a big photo; the original when this phone cannot make one. */
async function smaller(file) {
  if (file.size < SHRINK_ABOVE || !("createImageBitmap" in window)) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = el("canvas", { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.86));
    return blob && blob.size < file.size ? new File([blob], "photo.jpg", { type: "image/jpeg" }) : file;
  } catch {
    return file;
  }
}
