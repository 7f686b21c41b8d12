using CsvHelper;

namespace Pathways.Host.SampleData;

/// <summary>A part of a city: openings name it, and its ZIP code's centre is where they are.</summary>
[CsvRecord]
internal sealed partial record SamplePlace(string City, string Zip, string Name);

/// <summary>A way in which a week is worked.</summary>
/// <param name="Shifts">Days and parts, like <c>mon-fri:morning,afternoon</c>; empty: no fixed ones.</param>
/// <param name="Words">How an employer says it.</param>
[CsvRecord]
internal sealed partial record SampleSchedule(string Schedule, decimal Hours, string Shifts, string Words);

/// <summary>An invented employer.</summary>
/// <param name="Zips">Where it has work, parted by commas.</param>
/// <param name="FirstPay">Days until the first pay day and how it is paid, like <c>14 direct-deposit</c>.</param>
/// <param name="Language">The language of <paramref name="Words"/>.</param>
/// <param name="Works">What it offers, like <c>baker*2 barista</c>.</param>
[CsvRecord]
internal sealed partial record SampleEmployer(string Employer, string Name, string City, string Zips, string State, string FirstPay, string Transit, string Language, string Words, string Works);

/// <summary>A piece of work that employers offer, before place, schedule and dates are drawn.</summary>
/// <param name="Occupation">Taxonomy id without its type.</param>
/// <param name="Titles">Parted by <c>;</c>.</param>
/// <param name="Pay">From, to and for what, like <c>17.5-20/hour</c>; <c>-</c> for none.</param>
/// <param name="Languages">Like <c>en A2,es B1?</c>; what ends in <c>?</c> is welcome, not asked for.</param>
/// <param name="Credentials">Taxonomy ids without their type; what ends in <c>+</c> the employer provides.</param>
/// <param name="Duties">Parted by <c>~</c>.</param>
[CsvRecord]
internal sealed partial record SampleWork(string Work, string Occupation, string Kind, string Language, string Titles, string Pay, string Schedules, string Languages,
    string Education, int Months, string Credentials, string Conditions, string Provides, string Duties);

/// <summary>Reads the tables of the sample data, which lie in the program itself.</summary>
internal static class SampleFiles
{
    /// <summary>The rows of <c>Data/{name}.tsv</c>, in order.</summary>
    public static IReadOnlyList<T> Read<T>(string name)
    {
        using var rows = CsvReader.Create(Open(name + ".tsv"), new CsvReaderOptions { Separator = '\t', Mode = CsvMode.NoEscape, FieldCountMismatch = CsvFieldCountHandling.Throw });
        return [.. rows.GetRecords<T>()];
    }

    /// <summary>A file of the folder <c>Data</c>.</summary>
    public static Stream Open(string file) =>
        typeof(SampleFiles).Assembly.GetManifestResourceStream($"Pathways.Host.SampleData.Data.{file}") ?? throw new FileNotFoundException("Sample data has no such file.", file);
}
