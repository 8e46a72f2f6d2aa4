// SPDX-License-Identifier: Apache-2.0

extension HTMLScript {
    /// What is known of the chosen item, and its address.
    static let details = """
        const details = byId("details");
        const link = item => {
          const key = item.isModule ? "module=" + encodeURIComponent(item.path)
            : "node=" + encodeURIComponent(item.name);
          if (!item.graph) return "#" + key;
          return "#" + key + "&graph=" + encodeURIComponent(data.graphs[item.graph].name);
        };
        const list = pairs => {
          const element = make("dl");
          for (const [name, value] of pairs) {
            if (value === "" || value === null || value === undefined) continue;
            const cell = make("dd");
            if (value instanceof Node) cell.append(value); else cell.textContent = value;
            element.append(make("dt", "", name), cell);
          }
          return element;
        };
        const cards = (title, nodes) => {
          if (!nodes.length) return [];
          const flow = make("div", "flow");
          const add = from => {
            for (const node of nodes.slice(from, from + 50)) {
              const card = make("button", "card");
              card.style.borderLeftColor = "var(--" + node.kind + ")";
              card.append(make("span", "name", node.name), make("span", "target", node.target),
                make("span", "shape", node.shape));
              card.onclick = () => choose(node);
              flow.append(card);
            }
            if (from + 50 >= nodes.length) return;
            const more = make("button", "", (nodes.length - from - 50) + " more");
            more.onclick = () => { more.remove(); add(from + 50); };
            flow.append(more);
          };
          add(0);
          return [make("h3", "", title + " (" + nodes.length + ")"), flow];
        };
        const moduleLinks = module => {
          const element = make("span");
          const chain = [];
          for (let m = module; m; m = m.parent) chain.unshift(m);
          chain.forEach((m, index) => {
            if (index) element.append(" › ");
            const anchor = make("a", "", m.name + (m.type ? " (" + m.type + ")" : ""));
            anchor.href = link(m);
            element.append(anchor);
          });
          return element;
        };
        const showNode = node => {
          const kind = make("div", "kind");
          kind.append(chip(node.kind), node.op + " · " + node.kind);
          details.append(make("h2", "", node.name), kind, list([
            ["target", node.target], ["value", node.shape], ["module", moduleLinks(node.parent)],
            ["source", node.location], ["passes", node.steps.join(", ")],
          ]));
          if (node.trace) details.append(make("h3", "", "Source"), make("pre", "", node.trace));
          if (node.args.length) {
            details.append(make("h3", "", "Arguments"),
              list(node.args.map((value, index) => {
                const at = value.match(/^([A-Za-z_]\\w*)=(.*)$/s);
                return at ? [at[1], at[2]] : [String(index), value];
              })));
          }
          const nodes = roots[node.graph].nodes;
          details.append(...cards("Inputs", node.inputs.map(index => nodes[index])),
            ...cards("Used by", node.users));
        };
        const showModule = module => {
          details.append(make("h2", "", module.path || module.name),
            make("div", "kind", module.type + (module.summary ? "(" + module.summary + ")" : "")),
            list([["nodes", module.nodes], ["parameters", module.parameters],
              ["multiply-adds", module.cost], ["result", module.result],
              ["in", module.parent ? moduleLinks(module.parent) : ""]]));
          if (module.tensors.length)
            details.append(make("h3", "", "Parameters and buffers"), list(module.tensors));
        };
        const showModel = () => {
          details.append(make("h2", "", data.title), list(data.facts), make("h3", "", "Colours"));
          const legend = make("div", "legend");
          const used = new Set(roots.flatMap(graph => graph.nodes.map(node => node.kind)));
          for (const kind of data.kinds.filter(kind => used.has(kind))) {
            const entry = make("span");
            entry.append(chip(kind), kind);
            legend.append(entry);
          }
          details.append(legend, make("h3", "", "Keys"), list([["/", "search"],
            ["Enter", "the next hit, or open and close"], ["↑ ↓", "the row above or below"],
            ["← →", "close and open"], ["Esc", "end the search"]]));
        };
        const show = () => {
          details.replaceChildren();
          details.scrollTop = 0;
          if (!chosen) showModel();
          else if (chosen.isModule && !chosen.parent && !chosen.graph) {
            showModule(chosen);
            details.append(make("h3", "", "Model"), list(data.facts));
          } else if (chosen.isModule) showModule(chosen);
          else showNode(chosen);
        };
        const choose = item => {
          chosen = item;
          if (item) history.replaceState(null, "", link(item));
          show();
          if (item) reveal(item); else draw();
        };
        """

    /// What keys, buttons and addresses do.
    static let start = """
        const openAll = open => {
          for (const graph of roots)
            for (const module of graph.modules) {
              module.isOpen = open || !module.parent;
              module.isShut = !open && Boolean(module.parent);
            }
          refresh();
        };
        const follow = () => {
          const fields = new URLSearchParams(location.hash.slice(1));
          const query = fields.get("q");
          if (query !== null) { search.value = query; filter(); }
          const named = fields.get("graph");
          const graph = named === null ? roots[0] : roots.find(graph => graph.name === named);
          if (!graph) return;
          const item = fields.has("node")
            ? graph.nodes.find(node => node.name === fields.get("node"))
            : fields.has("module")
              ? graph.modules.find(module => module.path === fields.get("module")) : undefined;
          if (item && item !== chosen) choose(item);
        };
        const step = by => {
          const at = rows.indexOf(chosen);
          const index = Math.min(rows.length - 1, Math.max(0, at < 0 ? 0 : at + by));
          if (rows[index]) choose(rows[index]);
        };
        const page = () => Math.max(1, Math.floor(tree.clientHeight / rowHeight) - 1);
        const keys = {
          ArrowDown: () => step(1), ArrowUp: () => step(-1),
          PageDown: () => step(page()), PageUp: () => step(-page()),
          Home: () => step(-rows.length), End: () => step(rows.length),
          ArrowRight: () =>
            chosen && chosen.isModule && !isOpen(chosen) ? toggle(chosen, true) : step(1),
          ArrowLeft: () => {
            if (chosen && chosen.isModule && isOpen(chosen)) toggle(chosen, false);
            else if (chosen && chosen.parent) choose(chosen.parent);
          },
          Enter: () => chosen && chosen.isModule && toggle(chosen, !isOpen(chosen)),
        };
        tree.addEventListener("keydown", event => {
          const key = keys[event.key];
          if (!key) return;
          event.preventDefault();
          key();
        });
        tree.addEventListener("scroll", draw, {passive: true});
        addEventListener("resize", draw);
        addEventListener("hashchange", follow);
        document.addEventListener("keydown", event => {
          if (event.key === "/" && document.activeElement !== search) {
            event.preventDefault();
            search.select();
            search.focus();
          }
        });
        search.addEventListener("input", () => { filter(); tree.scrollTop = 0; draw(); });
        search.addEventListener("keydown", event => {
          if (event.key === "Escape") {
            search.value = "";
            filter();
            if (chosen) reveal(chosen);
            tree.focus();
          }
          if (event.key === "ArrowDown") { event.preventDefault(); tree.focus(); }
          if (event.key === "Enter" && hits.length) {
            const by = event.shiftKey ? hits.length - 1 : 1;
            choose(hits[(hits.indexOf(chosen) + by) % hits.length]);
          }
        });
        byId("open-all").onclick = () => openAll(true);
        byId("close-all").onclick = () => openAll(false);

        const stored = () => {
          try { return localStorage.getItem("fx-theme"); } catch { return null; }
        };
        const setDark = dark => document.documentElement.classList.toggle("dark", dark);
        const preferred = matchMedia("(prefers-color-scheme: dark)");
        setDark(stored() ? stored() === "dark" : preferred.matches);
        preferred.addEventListener("change", event => { if (!stored()) setDark(event.matches); });
        byId("theme").onclick = () => {
          const dark = !document.documentElement.classList.contains("dark");
          setDark(dark);
          // Where a page of a file has no storage, the choice lasts as long as the page.
          try { localStorage.setItem("fx-theme", dark ? "dark" : "light"); } catch { }
        };

        byId("title").textContent = data.title.split("/").pop();
        byId("title").title = data.title;
        show();
        filter();
        follow();
        """
}
