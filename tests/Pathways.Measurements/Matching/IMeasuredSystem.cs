using Pathways.Matching;

namespace Pathways.Measurements.Matching;

/// <summary>Something that finds the 20 best openings for a person.</summary>
internal interface IMeasuredSystem : IDisposable
{
    public const int Best = 20;

    string Name { get; }

    /// <summary>Whatever may be kept for a person from one question to the next (a cached filter); not measured.</summary>
    void Prepare(Profile profile);

    /// <summary>Ids of the best.</summary>
    IReadOnlyList<string> Find(Profile profile);
}
