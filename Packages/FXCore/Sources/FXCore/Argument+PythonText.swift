// SPDX-License-Identifier: Apache-2.0

extension Argument {
    /// Returns the tree as torch.fx prints it in a graph: leaves with `%`, strings bare.
    ///
    /// Inside a slice both rules fall away, as they do in torch.fx.
    ///
    /// - Parameter leafText: The name of a leaf, without `%`.
    /// - SeeAlso: `torch.fx.node._format_arg`
    public func graphText(_ leafText: (Leaf) -> String) -> String {
        switch self {
        case .leaf(let leaf): "%" + leafText(leaf)
        case .list(let items): "[" + items.graphText(leafText) + "]"
        case .tuple(let items): "(" + items.graphText(leafText) + (items.count == 1 ? ",)" : ")")
        case .dictionary(let entries): "{" + entries.graphText(leafText) + "}"
        default: pythonString(leafText)
        }
    }

    /// Returns the tree as Python's `str` gives it: as `repr`, but a string or device at the top
    /// stands bare.
    public func pythonString(_ leafText: (Leaf) -> String) -> String {
        switch self {
        case .string(let text): text
        case .device(let device): device.description
        default: pythonRepr(leafText)
        }
    }

    /// Returns the tree as Python's `repr` gives it, which is what tables and code show.
    ///
    /// - Parameter leafText: The text of a leaf.
    public func pythonRepr(_ leafText: (Leaf) -> String) -> String {
        switch self {
        case .leaf(let leaf): return leafText(leaf)
        case .none: return "None"
        case .bool(let value): return value ? "True" : "False"
        case .int(let value): return String(value)
        case .double(let value): return PythonText.repr(value)
        case .complex(let re, let im): return PythonText.repr(real: re, imaginary: im)
        case .string(let text): return PythonText.repr(text)
        case .dtype(let dtype): return dtype.torchName
        case .device(let device):
            let index = device.index.map { ", index=\($0)" } ?? ""
            return "device(type=\(PythonText.repr(device.type))\(index))"
        case .memoryFormat(let format): return format.torchName
        case .layout(let layout): return layout.torchName
        case .ellipsis: return "Ellipsis"
        case .constant(let value): return value.text
        case .function(let target): return target.pythonRepr
        case .subgraph(let name): return name.text
        case .range(let start, let stop, let step):
            return "range(\(start), \(stop)\(step == 1 ? "" : ", \(step)"))"
        case .slice(let start, let stop, let step):
            let parts = [start, stop, step].map { $0.pythonRepr(leafText) }
            return "slice(" + parts.joined(separator: ", ") + ")"
        case .list(let items): return "[" + items.pythonRepr(leafText) + "]"
        case .tuple(let items):
            return "(" + items.pythonRepr(leafText) + (items.count == 1 ? ",)" : ")")
        case .dictionary(let entries): return "{" + entries.pythonRepr(leafText) + "}"
        }
    }
}

extension Array {
    /// The items between commas, as in a graph.
    public func graphText<Leaf>(_ leafText: (Leaf) -> String) -> String
    where Element == Argument<Leaf> {
        map { $0.graphText(leafText) }.joined(separator: ", ")
    }

    /// The items between commas, as Python's `repr`.
    public func pythonRepr<Leaf>(_ leafText: (Leaf) -> String) -> String
    where Element == Argument<Leaf> {
        map { $0.pythonRepr(leafText) }.joined(separator: ", ")
    }

    /// The entries between commas, as in a graph: keys bare.
    public func graphText<Leaf>(_ leafText: (Leaf) -> String) -> String
    where Element == ArgumentEntry<Leaf> {
        map { "\($0.key): \($0.value.graphText(leafText))" }.joined(separator: ", ")
    }

    /// The entries between commas, as Python's `repr`: keys quoted.
    public func pythonRepr<Leaf>(_ leafText: (Leaf) -> String) -> String
    where Element == ArgumentEntry<Leaf> {
        map { "\(PythonText.repr($0.key)): \($0.value.pythonRepr(leafText))" }
            .joined(separator: ", ")
    }
}

extension Literal {
    /// The literal as Python's `repr` gives it.
    public var pythonRepr: String { widened(to: String.self).pythonRepr(\.self) }
}
