"""The look of a proof on a screen and on paper: plain CSS, nothing from elsewhere."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1180px; padding: 24px 28px 60px; background: #fff; color: #12171e;
  font: 14px/1.45 Inter, "Noto Sans CJK SC", system-ui, "Segoe UI", sans-serif; font-variant-numeric: tabular-nums; }
h1 { margin: 14px 0 2px; font-size: 26px; line-height: 1.2; }
h2 { margin: 34px 0 8px; padding-bottom: 4px; border-bottom: 1px solid #d5dae1; font-size: 17px; }
h3 { margin: 0 0 6px; font-size: 13px; }
p { margin: 6px 0; }
.mode { padding: 8px 14px; font-weight: 700; }
.mode b { letter-spacing: 2px; margin-right: 12px; font-size: 17px; }
.live { background: #ffc61a; color: #14110a; }
.drill { color: #fff; background: #1b4fb8 repeating-linear-gradient(135deg, #1b4fb8 0 12px, #16419a 12px 24px); }
.demo { color: #fff; background: #5b2bab; }
.other { background: #e9ecf0; }
.verdict { margin: 12px 0; padding: 10px 14px; border: 2px solid #7a8696; border-radius: 6px; font-size: 18px;
  font-weight: 700; }
.verdict small { display: block; font-size: 13px; font-weight: 400; }
.flat { border-color: #0b6b50; background: #ddf4eb; color: #0b5a43; }
.open { border-color: #b83a0c; background: #fff1ea; color: #8f2c08; }
.remarks { margin: 10px 0; padding: 8px 14px 8px 30px; border-left: 4px solid #a87900; background: #fff6dc; }
.seal { padding: 10px 14px; border: 1px solid #7a8696; border-radius: 6px; }
.seal code { font-size: 14px; word-break: break-all; }
.note { color: #3f4a58; font-size: 12px; }
table { width: 100%; border-collapse: collapse; font-size: 12px; }
th { padding: 4px 6px; border-bottom: 1px solid #7a8696; background: #eef1f5; font-size: 11px; text-align: left; }
td { padding: 4px 6px; border-bottom: 1px solid #d5dae1; vertical-align: top; overflow-wrap: anywhere; }
tr.over td { border-bottom: 0; padding-bottom: 0; }
.id { white-space: nowrap; }
.state { font-weight: 700; white-space: nowrap; }
.GONE { color: #0b5a43; }
.TRIGGERED, .REJECTED { color: #b83a0c; }
.UNKNOWN, .SENT, .ACCEPTED, .QUEUED, .LIVE { color: #5e4300; }
.x { margin: 10px 0; padding: 8px 12px; border: 1px solid #d5dae1; border-radius: 6px; }
.x dl { display: grid; grid-template-columns: 92px 1fr; gap: 2px 8px; margin: 0; font-size: 12px; }
dt { color: #3f4a58; }
dd { margin: 0; overflow-wrap: anywhere; }
code, pre { font: 11px/1.45 "JetBrains Mono", ui-monospace, Consolas, monospace; }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
a { color: #0b61b8; }
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  body { max-width: none; padding: 0; font-size: 11px; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  a { color: inherit; text-decoration: none; }
  thead { display: table-header-group; }
  tr, .x, .verdict, .seal { break-inside: avoid; }
  h2 { break-after: avoid; }
}
"""
