// SPDX-License-Identifier: Apache-2.0

/// The program of a page: what is there, and which rows of it are seen.
enum HTMLScript {
    /// Modules and nodes as a tree of items, in the order in which they run.
    static let model = """
        const data = JSON.parse(document.getElementById("data").textContent);
        const byId = id => document.getElementById(id);
        const make = (tag, name, text) => {
          const element = document.createElement(tag);
          if (name) element.className = name;
          // Text of the file is only ever text.
          if (text !== undefined) element.textContent = text;
          return element;
        };
        const text = index => data.texts[index];

        const roots = data.graphs.map((graph, g) => {
          const modules = graph.modules.map((m, index) => ({
            isModule: true, graph: g, index, name: m[0] || m[1] || graph.name,
            type: m[0] ? m[1] : "", parent: null, path: m[3], summary: m[4], tensors: m[5],
            parameters: m[6], cost: m[7],
            result: m[8], children: [], depth: 0, isOpen: false, isListed: false, nodes: 0, hits: 0,
          }));
          const list = module => {
            if (module.isListed) return;
            module.isListed = true;
            const above = graph.modules[module.index][2];
            if (above < 0) return;
            module.parent = modules[above];
            list(module.parent);
            module.depth = module.parent.depth + 1;
            module.parent.children.push(module);
          };
          const nodes = graph.nodes.map((n, index) => ({
            isModule: false, graph: g, index, name: n[0], kind: data.kinds[n[1]], op: text(n[2]),
            target: text(n[3]), args: n[4], shape: text(n[5]), parent: modules[n[6]],
            location: text(n[7]), inputs: n[8], steps: n[9], users: [], isHit: false,
            isListed: false, trace: text(n[10]),
          }));
          const place = node => {
            if (node.isListed) return;
            node.isListed = true;
            // Parameters stand before the node that needs them, wherever the file has them.
            for (const input of node.inputs)
              if (nodes[input].op === "get_attr") place(nodes[input]);
            list(node.parent);
            node.depth = node.parent.depth + 1;
            node.parent.children.push(node);
            node.words = [node.name, node.target, node.shape, node.op, node.kind,
              node.parent.path].join(" ").toLowerCase();
            for (const input of node.inputs) nodes[input].users.push(node);
            for (let m = node.parent; m; m = m.parent) m.nodes += 1;
          };
          for (const node of nodes) if (node.op !== "get_attr") place(node);
          for (const node of nodes) place(node);
          for (const module of modules) list(module);
          return {root: modules[0], modules, nodes, name: graph.name};
        });
        const nodeCount = roots.reduce((sum, graph) => sum + graph.nodes.length, 0);

        // What stands alone is open, and small models are open as a whole.
        for (const graph of roots) {
          graph.root.isOpen = true;
          if (graph.nodes.length <= 60) for (const module of graph.modules) module.isOpen = true;
        }
        """

    /// The rows that are seen: only these are in the document.
    static let rows = """
        const rowHeight = 24;
        const tree = byId("tree"), space = byId("space"), search = byId("search");
        let words = [], rows = [], chosen = null, hits = [];

        const walk = (item, into) => {
          if (words.length && (item.isModule ? !item.hits : !item.isHit)) return;
          into.push(item);
          if (item.isModule && (item.isOpen || words.length && !item.isShut))
            for (const child of item.children) walk(child, into);
        };
        const refresh = () => {
          rows = [];
          for (const graph of roots) walk(graph.root, rows);
          space.style.height = rows.length * rowHeight + "px";
          draw();
        };
        const filter = () => {
          words = search.value.toLowerCase().split(/\\s+/).filter(word => word);
          hits = [];
          for (const graph of roots) {
            for (const module of graph.modules) { module.hits = 0; module.isShut = false; }
            for (const node of graph.nodes) {
              node.isHit = words.length > 0 && words.every(word => node.words.includes(word));
              if (!node.isHit) continue;
              hits.push(node);
              for (let m = node.parent; m; m = m.parent) m.hits += 1;
            }
          }
          byId("count").textContent =
            words.length ? hits.length + " of " + nodeCount : nodeCount + " nodes";
          refresh();
        };
        const isOpen = item => words.length ? !item.isShut : item.isOpen;
        const toggle = (item, open) => {
          if (words.length) item.isShut = !open; else item.isOpen = open;
          refresh();
        };
        const chip = kind => {
          const element = make("span", "chip");
          element.style.background = "var(--" + kind + ")";
          element.title = kind;
          return element;
        };
        const rowOf = (item, index) => {
          const row = make("div", "row" + (item.isModule ? " module" : ""));
          row.id = "row-" + index;
          row.style.top = index * rowHeight + "px";
          row.style.paddingLeft = 8 + item.depth * 16 + "px";
          row.setAttribute("role", "treeitem");
          row.setAttribute("aria-level", item.depth + 1);
          if (item === chosen) {
            row.classList.add("chosen");
            row.setAttribute("aria-selected", "true");
          }
          const mark = item.isModule ? (isOpen(item) ? "▾" : "▸") : "";
          const twisty = make("span", "twisty", mark);
          row.append(twisty);
          if (item.isModule) {
            row.setAttribute("aria-expanded", isOpen(item));
            const size = (words.length ? item.hits + " of " : "") + item.nodes + " nodes";
            row.append(make("span", "name", item.name), make("span", "type", item.type),
              make("span", "size", size));
            twisty.onclick = event => { event.stopPropagation(); toggle(item, !isOpen(item)); };
            row.ondblclick = () => toggle(item, !isOpen(item));
          } else {
            if (item.isHit) row.classList.add("hit");
            row.append(chip(item.kind), make("span", "name", item.name),
              make("span", "target", item.target), make("span", "shape", item.shape));
          }
          row.onclick = () => choose(item);
          return row;
        };
        const draw = () => {
          const first = Math.max(0, Math.floor(tree.scrollTop / rowHeight) - 10);
          const last = Math.min(rows.length, first + Math.ceil(tree.clientHeight / rowHeight) + 20);
          const seen = [];
          for (let index = first; index < last; index++) seen.push(rowOf(rows[index], index));
          space.replaceChildren(...seen);
          const at = rows.indexOf(chosen);
          if (at >= first && at < last) tree.setAttribute("aria-activedescendant", "row-" + at);
          else tree.removeAttribute("aria-activedescendant");
        };
        const reveal = item => {
          for (let m = item.parent; m; m = m.parent) { m.isOpen = true; m.isShut = false; }
          if (words.length && !item.isHit && !item.isModule) { search.value = ""; filter(); }
          refresh();
          const index = rows.indexOf(item);
          if (index < 0) return;
          const top = index * rowHeight;
          if (top < tree.scrollTop || top > tree.scrollTop + tree.clientHeight - rowHeight)
            tree.scrollTop = Math.max(0, top - tree.clientHeight / 2);
          draw();
        };
        """
}
