// SPDX-License-Identifier: Apache-2.0

public import FX

extension Summary: Inspection {
    public func text(_ style: TextStyle) -> String {
        if rows.isEmpty { return tensorText(style) }
        var text = moduleText(style)
        text += "\n" + totals(style)
        text += "\n" + style.marked("operators", .bold) + "\n"
        let width = operators.map { String($0.count).count }.max() ?? 1
        for entry in operators {
            let count = String(entry.count)
            text += String(repeating: " ", count: width - count.count + 2)
            text += "\(count)  \(entry.name)\n"
        }
        if !unsupported.isEmpty {
            text += "\n" + style.marked("without a kernel here", .red) + "\n"
            for entry in unsupported { text += "  \(entry.count)  \(entry.name)\n" }
        }
        if !notes.isEmpty {
            text += "\n" + style.marked("notes", .yellow) + "\n"
            for note in notes.prefix(20) { text += "  \(note)\n" }
            if notes.count > 20 { text += "  and \(notes.count - 20) more; --json has all\n" }
        }
        return text
    }

    private func moduleText(_ style: TextStyle) -> String {
        var table = TextTable([
            ("module", .left), ("result", .left), ("parameters", .right),
            ("multiply-adds", .right), ("bytes", .right),
        ])
        for row in rows where depth.map({ row.module.depth <= $0 }) ?? true {
            let indentation = String(repeating: "  ", count: row.module.depth)
            let name = row.module.path.isRoot ? "" : row.module.name
            let type = row.module.typeName
            let head = name.isEmpty ? (type.isEmpty ? "(model)" : type) : name
            let kind = name.isEmpty || type.isEmpty ? "" : " (\(type))"
            table.append([
                indentation + head + kind, row.result ?? "",
                row.parameters == 0 ? "-" : Quantity.grouped(row.parameters),
                !hasCosts || row.cost.multiplyAdds == 0
                    ? "-" : Self.cell(Quantity.grouped(row.cost.multiplyAdds)),
                !hasCosts || row.cost.bytes == 0 ? "-" : Self.cell(Quantity.bytes(row.cost.bytes)),
            ])
        }
        return table.text(style)
    }

    /// A symbolic cost that would make a column wider than a page is only in the totals and in JSON.
    private static func cell(_ text: String) -> String {
        text.count <= 40 ? text : "depends on inputs"
    }

    private func totals(_ style: TextStyle) -> String {
        let state = rows[0]
        var lines: [(String, String)] = inputs.map { ("input \($0.name)", $0.value) }
        if let output { lines.append(("output", output)) }
        lines.append(("nodes", Quantity.grouped(nodeCount)))
        lines.append(
            (
                "parameters",
                "\(Quantity.grouped(state.parameters)) (\(Quantity.bytes(parameterBytes)))"
            ))
        if state.buffers > 0 {
            lines.append(
                ("buffers", "\(Quantity.grouped(state.buffers)) (\(Quantity.bytes(bufferBytes)))"))
        }
        if hasCosts {
            lines.append(("multiply-adds", Quantity.grouped(total.multiplyAdds)))
            lines.append(("bytes read", Quantity.bytes(total.bytesRead)))
            lines.append(("bytes written", Quantity.bytes(total.bytesWritten)))
        }
        if let peak {
            let place = peak.node.map { " at %\($0.name)" } ?? ""
            lines.append(("peak of values", Quantity.bytes(peak.byteCount) + place))
        } else {
            lines.append(("peak of values", "not known: not all shapes are numbers"))
        }
        let width = lines.map(\.0.count).max() ?? 0
        return lines.map { name, value in
            style.marked(name, .bold) + String(repeating: " ", count: width - name.count + 2)
                + value + "\n"
        }.joined()
    }

    private func tensorText(_ style: TextStyle) -> String {
        var table = TextTable([("tensor", .left), ("spec", .left), ("bytes", .right)])
        for tensor in tensors {
            table.append([
                tensor.name, tensor.spec.description,
                tensor.spec.byteCount.map(Quantity.bytes) ?? "",
            ])
        }
        return table.text(style)
            + "\n\(Quantity.grouped(tensors.count)) tensors, \(Quantity.bytes(parameterBytes)); "
            + "the file has no graph\n"
    }
}

extension Summary {
    public var json: Literal {
        if rows.isEmpty { return tensorJSON }
        return [
            "file": .string(source), "type": .text(typeName), "nodes": .int(nodeCount),
            "inputs": .dictionary(inputs.map { ArgumentEntry($0.name, .string($0.value)) }),
            "output": .text(output),
            "parameters": .int(rows[0].parameters), "parameter_bytes": .int(parameterBytes),
            "buffers": .int(rows[0].buffers), "buffer_bytes": .int(bufferBytes),
            "multiply_adds": hasCosts ? Quantity.json(total.multiplyAdds) : .none,
            "bytes_read": hasCosts ? Quantity.json(total.bytesRead) : .none,
            "bytes_written": hasCosts ? Quantity.json(total.bytesWritten) : .none,
            "peak_bytes": peak.map { .int($0.byteCount) } ?? .none,
            "peak_node": .text(peak?.node?.name),
            "modules": .list(rows.map(moduleJSON)),
            "operators": .dictionary(operators.map { ArgumentEntry($0.name, .int($0.count)) }),
            "unsupported": .dictionary(
                unsupported.map { ArgumentEntry($0.name, .int($0.count)) }),
            "notes": .texts(notes),
        ]
    }

    private func moduleJSON(_ row: Row) -> Literal {
        [
            "path": .string(row.module.path.text), "type": .string(row.module.typeName),
            "depth": .int(row.module.depth), "nodes": .int(row.module.nodeCount),
            "result": .text(row.result), "parameters": .int(row.parameters),
            "buffers": .int(row.buffers),
            "multiply_adds": hasCosts ? Quantity.json(row.cost.multiplyAdds) : .none,
            "bytes": hasCosts ? Quantity.json(row.cost.bytes) : .none,
        ]
    }

    private var tensorJSON: Literal {
        [
            "file": .string(source), "bytes": .int(parameterBytes),
            "tensors": .list(
                tensors.map { tensor in
                    [
                        "name": .string(tensor.name), "dtype": .string(tensor.spec.dtype.rawValue),
                        "shape": .list(tensor.spec.shape.map(Quantity.json)),
                    ]
                }),
        ]
    }
}
