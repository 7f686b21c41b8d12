using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Pathways.Training;

/// <summary>What a file of ESCO holds, in the order in which it has to be read.</summary>
internal enum EscoContent
{
    Groups,
    Occupations,
    Skills,
    Transversal,
    OccupationSkills,
    SkillSkills,
    Broader,
    Labels,
}

/// <summary>One CSV file of ESCO, alone (also gzipped) or inside a ZIP.</summary>
/// <param name="Name">Name for messages.</param>
/// <param name="Language">BCP 47; empty where the file has no texts.</param>
internal sealed partial record EscoFile(string Name, EscoContent Content, string Language, Func<byte[]> Read)
{
    /// <summary>The files of an official ZIP that say what is needed; the others repeat it.</summary>
    /// <exception cref="InvalidDataException">This is no ZIP, or none with ESCO in it.</exception>
    public static IReadOnlyList<EscoFile> OfZip(FileInfo zip)
    {
        using var archive = ZipFile.OpenRead(zip.FullName);
        EscoFile[] found = [.. archive.Entries.Select(entry => OfEntry(zip, entry)).OfType<EscoFile>()];
        return found.Length > 0 ? found : throw new InvalidDataException($"{zip.Name} holds no file of ESCO, such as occupations_en.csv.");
    }

    /// <summary>A file of labels in a language that its name ends with, as <c>occupations_es.csv</c> or <c>skills-fr.csv.gz</c>.</summary>
    /// <exception cref="InvalidDataException">The name ends with no language.</exception>
    public static EscoFile OfLabels(FileInfo file)
    {
        var name = LabelsName().Match(file.Name);
        if (!name.Success) throw new InvalidDataException($"{file.Name}: the name should end with a language, as in skills_es.csv or skills-fr.csv.gz.");
        return new(file.Name, EscoContent.Labels, name.Groups["language"].Value, () => BytesOf(file));
    }

    private static EscoFile? OfEntry(FileInfo zip, ZipArchiveEntry entry)
    {
        var name = EntryName().Match(entry.Name);
        if (!name.Success) return null;
        var language = name.Groups["language"].Value;
        var content = ContentOf(name.Groups["what"].Value.ToUpperInvariant());
        if (content <= EscoContent.Skills && language is not ("en" or "")) content = EscoContent.Labels;
        var path = entry.FullName;
        return new($"{zip.Name}/{entry.Name}", content, language, () => BytesOf(zip, path));
    }

    private static EscoContent ContentOf(string name) => name switch
    {
        "ISCOGROUPS" or "SKILLGROUPS" => EscoContent.Groups,
        "OCCUPATIONS" => EscoContent.Occupations,
        "SKILLS" => EscoContent.Skills,
        "TRANSVERSALSKILLSCOLLECTION" => EscoContent.Transversal,
        "OCCUPATIONSKILLRELATIONS" => EscoContent.OccupationSkills,
        "SKILLSKILLRELATIONS" => EscoContent.SkillSkills,
        _ => EscoContent.Broader,
    };

    private static byte[] BytesOf(FileInfo zip, string path)
    {
        using var archive = ZipFile.OpenRead(zip.FullName);
        using var stream = archive.GetEntry(path)!.Open();
        return BytesOf(stream);
    }

    private static byte[] BytesOf(FileInfo file)
    {
        using var stream = file.OpenRead();
        if (!file.Extension.Equals(".gz", StringComparison.OrdinalIgnoreCase)) return BytesOf(stream);
        using var plain = new GZipStream(stream, CompressionMode.Decompress);
        return BytesOf(plain);
    }

    private static byte[] BytesOf(Stream stream)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    [GeneratedRegex(@"^(?<what>ISCOGroups|skillGroups|occupations|skills|transversalSkillsCollection|occupationSkillRelations|skillSkillRelations|broaderRelations(Occ|Skill)Pillar)(_(?<language>[a-z]{2,3}))?\.csv$", RegexOptions.IgnoreCase)]
    private static partial Regex EntryName();

    [GeneratedRegex(@"[-_](?<language>[a-z]{2,3})\.csv(\.gz)?$")]
    private static partial Regex LabelsName();
}
