namespace Pathways.Training;

/// <summary>A row that was not taken, and why.</summary>
/// <param name="File">Name of the file, for a ZIP <c>name.zip/entry.csv</c>.</param>
/// <param name="Line">Line where the row begins; the header is line 1.</param>
/// <param name="What">What is wrong with it, as a sentence without its full stop.</param>
internal sealed record EscoFault(string File, int Line, string What)
{
    public override string ToString() => $"{File}, line {Line}: {What}";
}
