// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension Tensor {
    /// Draws numbers of a range, evenly distributed, over the elements.
    ///
    /// - SeeAlso: `torch.Tensor.uniform_`
    @discardableResult
    public func uniform_(
        from: Double? = nil, to: Double? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("uniform_"), [.leaf(self)],
            KeywordArguments(given: [
                ("from", from.map { .double($0) }), ("to", to.map { .double($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Draws numbers of a normal distribution over the elements.
    ///
    /// - SeeAlso: `torch.Tensor.normal_`
    @discardableResult
    public func normal_(
        mean: Double? = nil, std: Double? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("normal_"), [.leaf(self)],
            KeywordArguments(given: [
                ("mean", mean.map { .double($0) }), ("std", std.map { .double($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Draws 1 with a probability, else 0, over the elements.
    ///
    /// - SeeAlso: `torch.Tensor.bernoulli_`
    @discardableResult
    public func bernoulli_(
        p: Double? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("bernoulli_"), [.leaf(self)],
            KeywordArguments(given: [("p", p.map { .double($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Draws numbers of an exponential distribution over the elements.
    ///
    /// - SeeAlso: `torch.Tensor.exponential_`
    @discardableResult
    public func exponential_(
        lambd: Double? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("exponential_"), [.leaf(self)],
            KeywordArguments(given: [("lambd", lambd.map { .double($0) })]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Draws numbers whose logarithms have a normal distribution over the elements.
    ///
    /// - SeeAlso: `torch.Tensor.log_normal_`
    @discardableResult
    public func logNormal_(
        mean: Double? = nil, std: Double? = nil, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("log_normal_"), [.leaf(self)],
            KeywordArguments(given: [
                ("mean", mean.map { .double($0) }), ("std", std.map { .double($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Draws numbers of a Cauchy distribution over the elements.
    ///
    /// - SeeAlso: `torch.Tensor.cauchy_`
    @discardableResult
    public func cauchy_(
        median: Double? = nil, sigma: Double? = nil, fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("cauchy_"), [.leaf(self)],
            KeywordArguments(given: [
                ("median", median.map { .double($0) }), ("sigma", sigma.map { .double($0) }),
            ]),
            at: SourceLocation(file: fileID, line: line))
    }

    /// Draws how many attempts of a probability it takes over the elements.
    ///
    /// - SeeAlso: `torch.Tensor.geometric_`
    @discardableResult
    public func geometric_(
        _ p: Double, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("geometric_"), [.leaf(self), .double(p)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Draws whole numbers that the dtype holds over the elements.
    ///
    /// - SeeAlso: `torch.Tensor.random_`
    @discardableResult
    public func random_(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("random_"), [.leaf(self)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Draws whole numbers from 0 up to a bound over the elements.
    ///
    /// - SeeAlso: `torch.Tensor.random_`
    @discardableResult
    public func random_(
        _ to: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("random_"), [.leaf(self), .int(to)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Draws whole numbers from a bound up to another over the elements.
    ///
    /// - SeeAlso: `torch.Tensor.random_`
    @discardableResult
    public func random_(
        _ from: Int, _ to: Int, fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("random_"), [.leaf(self), .int(from), .int(to)],
            at: SourceLocation(file: fileID, line: line))
    }

    /// Clears the elements.
    ///
    /// - SeeAlso: `torch.Tensor.zero_`
    @discardableResult
    public func zero_(
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Tensor {
        Dispatch.named(
            .method("zero_"), [.leaf(self)],
            at: SourceLocation(file: fileID, line: line))
    }
}
