// SPDX-License-Identifier: Apache-2.0

/// What a tracer records beside the operations.
public struct TraceOptions: Hashable, Sendable {
    /// Whether reading a buffer gives a traced value, so that all that is done with it is recorded,
    /// writes included.
    ///
    /// Without it, as in torch.fx, what is computed from buffers alone is computed while tracing,
    /// and becomes a constant.
    ///
    /// - SeeAlso: `torch.fx.Tracer.proxy_buffer_attributes`
    public var recordsBuffers = false

    /// Whether nodes of which the line is not known, those of operators, note the frames that were
    /// running.
    ///
    /// Costs a walk over the frames and their addresses for each such node while tracing; the lines
    /// are found when `FXIR.Graph.resolveLocations()` is called.
    ///
    /// - SeeAlso: `torch.fx.Tracer.record_stack_traces`
    public var recordsCallStacks = false

    public init(recordsBuffers: Bool = false, recordsCallStacks: Bool = false) {
        self.recordsBuffers = recordsBuffers
        self.recordsCallStacks = recordsCallStacks
    }
}
