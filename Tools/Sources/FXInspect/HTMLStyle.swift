// SPDX-License-Identifier: Apache-2.0

/// The looks of a page and its fixed parts.
enum HTMLStyle {
    static let body = """
        <header>
        <h1 id="title"></h1>
        <input id="search" type="search" placeholder="Search: name, operator, shape  ( / )"
          aria-label="Search nodes" autocomplete="off" spellcheck="false">
        <output id="count" aria-live="polite"></output>
        <span class="buttons">
        <button id="open-all" title="Open all modules">Open all</button>
        <button id="close-all" title="Close all modules">Close all</button>
        <button id="theme" title="Light or dark">Theme</button>
        </span>
        </header>
        <main>
        <section id="tree" role="tree" tabindex="0" aria-label="Modules and nodes">
        <div id="space"></div>
        </section>
        <aside id="details" aria-live="polite"></aside>
        </main>
        <noscript><p class="note">This page is made of a script. Without one,
        <code>fx-inspect print</code> and <code>fx-inspect table</code> show the same.</p>
        </noscript>
        """

    static let text = """
        :root {
          color-scheme: light;
          --back: #ffffff; --panel: #f6f7f9; --line: #dde1e7; --text: #1d2430; --faint: #5d6879;
          --accent: #1f5fbf; --chosen: #dbe8fb; --mark: #fff1b8;
          --input: #5b9bd5; --state: #9aa3ad; --output: #2f8f9d; --product: #e07b4f;
          --normalization: #c9a227; --elementwise: #5fae57; --reduction: #b06ac4; --view: #6cc0c9;
          --join: #4a8fd9; --random: #c74aa8; --write: #e69500; --control: #d4b106;
          --module: #8a7f66; --other: #8894a5; --unknown: #d64545;
        }
        :root.dark {
          color-scheme: dark;
          --back: #14181f; --panel: #1b2029; --line: #2e3643; --text: #e4e8ef; --faint: #98a3b3;
          --accent: #7fb2ff; --chosen: #24405f; --mark: #5c4b12;
        }
        * { box-sizing: border-box; }
        html, body { height: 100%; margin: 0; }
        body {
          display: flex; flex-direction: column; background: var(--back); color: var(--text);
          font: 14px/1.45 system-ui, sans-serif;
        }
        header {
          display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; padding: 8px 14px;
          border-bottom: 1px solid var(--line); background: var(--panel);
        }
        h1 {
          font-size: 15px; margin: 0; max-width: 36ch; overflow: hidden; white-space: nowrap;
          text-overflow: ellipsis;
        }
        #search {
          flex: 1 1 220px; min-width: 140px; padding: 6px 10px; border-radius: 6px;
          border: 1px solid var(--line); background: var(--back); color: var(--text); font: inherit;
        }
        #count { color: var(--faint); min-width: 9ch; font-variant-numeric: tabular-nums; }
        button {
          font: inherit; padding: 5px 10px; border-radius: 6px; border: 1px solid var(--line);
          background: var(--back); color: var(--text); cursor: pointer;
        }
        button:hover { border-color: var(--accent); }
        main { flex: 1; display: flex; min-height: 0; }
        #tree { flex: 1 1 58%; overflow: auto; position: relative; outline: none; }
        #tree:focus-visible { box-shadow: inset 0 0 0 2px var(--accent); }
        /* Rows of before must not keep it as long as it was. */
        #space { position: relative; min-width: 100%; overflow: hidden; }
        .row {
          position: absolute; left: 0; right: 0; height: 24px; display: flex; gap: 8px;
          align-items: center; padding-right: 14px; white-space: nowrap; cursor: default;
          font: 12.5px/24px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
        }
        .row:hover { background: var(--panel); }
        .row.chosen { background: var(--chosen); }
        .row.hit .name { background: var(--mark); border-radius: 3px; }
        .twisty {
          width: 14px; flex: none; text-align: center; color: var(--faint); cursor: pointer;
        }
        .chip { width: 9px; height: 9px; border-radius: 3px; flex: none; }
        .row .name { flex: none; }
        .row .target, .row .type { color: var(--faint); overflow: hidden; text-overflow: ellipsis; }
        .row .shape { margin-left: auto; padding-left: 12px; color: var(--accent); flex: none; }
        .row.module .name { font-weight: 600; }
        .row.module .size { color: var(--faint); margin-left: auto; flex: none; }
        aside {
          flex: 1 1 42%; overflow: auto; padding: 14px 18px; border-left: 1px solid var(--line);
          background: var(--panel);
        }
        aside h2 { font-size: 17px; margin: 0 0 2px; overflow-wrap: anywhere; }
        aside h3 {
          font-size: 12px; margin: 18px 0 6px; color: var(--faint); text-transform: uppercase;
          letter-spacing: .05em;
        }
        aside .kind { color: var(--faint); display: flex; gap: 6px; align-items: center; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: 3px 14px; margin: 10px 0; }
        dt { color: var(--faint); }
        dd { margin: 0; overflow-wrap: anywhere; }
        code, dd, .card {
          font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
        }
        dd, .card { font-size: 12.5px; }
        pre {
          margin: 6px 0; padding: 8px 10px; overflow-x: auto; background: var(--back);
          border: 1px solid var(--line); border-radius: 6px;
          font: 12px/1.5 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
        }
        .flow { display: flex; flex-direction: column; gap: 6px; }
        .card {
          display: flex; gap: 8px; align-items: center; width: 100%; text-align: left;
          padding: 5px 9px; border-left-width: 4px;
        }
        .card .shape { margin-left: auto; color: var(--accent); flex: none; }
        .card .target {
          color: var(--faint); overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
        }
        a { color: var(--accent); }
        .note { padding: 14px; }
        .legend { display: flex; flex-wrap: wrap; gap: 4px 14px; }
        .legend span { display: flex; gap: 6px; align-items: center; color: var(--faint); }
        @media (max-width: 760px) {
          main { flex-direction: column; }
          aside { border-left: 0; border-top: 1px solid var(--line); }
        }
        """
}
