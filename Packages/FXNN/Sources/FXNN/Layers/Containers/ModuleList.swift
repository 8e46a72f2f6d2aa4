// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor

/// Modules in order, whose names are their places.
///
/// An array property does the same; a list can be shared, extended, and written by path.
///
/// - SeeAlso: `torch.nn.ModuleList`
public final class ModuleList<Element>: Module, RandomAccessCollection {
    private var elements: [Element]

    /// - Precondition: The elements are modules.
    public init(_ elements: [Element] = []) {
        precondition(elements.allSatisfy { $0 is Module }, "a ModuleList holds modules")
        self.elements = elements
    }

    public convenience init(_ elements: Element...) { self.init(elements) }

    public var startIndex: Int { 0 }

    public var endIndex: Int { elements.count }

    public subscript(index: Int) -> Element {
        get { elements[index] }
        set { elements[index] = newValue }
    }

    /// Adds a module behind the others.
    public func append(_ element: Element) { elements.append(element) }

    public override var typeName: String { "ModuleList" }

    public override var members: [ModuleMember] {
        elements.indices.compactMap { index in
            guard let module = elements[index] as? Module else { return nil }
            return ModuleMember(name: String(index), content: .module(module)) {
                [self] content throws(ModuleError) in
                guard case .module(let module) = content, let element = module as? Element else {
                    throw .wrongKind(ModulePath(String(index)), expected: "a \(Element.self)")
                }
                elements[index] = element
            }
        }
    }

    /// Equal neighbours are printed once, with their count.
    override var printedChildren: [(name: String, text: String)] {
        var groups: [(first: Int, last: Int, text: String)] = []
        for (index, child) in super.printedChildren.enumerated() {
            if let last = groups.last, last.text == child.text {
                groups[groups.count - 1].last = index
            } else {
                groups.append((index, index, child.text))
            }
        }
        return groups.map { first, last, text in
            first == last
                ? ("\(first)", text) : ("\(first)-\(last)", "\(last - first + 1) x \(text)")
        }
    }
}

extension ModuleList: ConfigurableModule, StandardLayer, ModuleContainer where Element == Module {
    public convenience init(configuration: ModuleConfiguration) throws {
        self.init(try configuration.modules().map(\.module))
    }
}
