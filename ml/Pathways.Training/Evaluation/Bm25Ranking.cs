using System.Globalization;
using Lucene.Net.Analysis.En;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Pathways.Matching;

namespace Pathways.Training;

/// <summary>
/// Full-text search: Lucene's BM25 with English stemming over the words of both sides. <c>bm25-read</c> also gets the
/// English names of what the project's own readers understood, so that it crosses languages as the model does: more
/// than any search engine brings along.
/// </summary>
internal sealed class Bm25Ranking : IRankingSystem, IDisposable
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private const string Text = "text", Id = "id";
    private readonly RAMDirectory _directory = new();
    private readonly EnglishAnalyzer _analyzer = new(Version);
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;
    private readonly Taxonomy? _taxonomy;

    /// <param name="taxonomy">Names of what was understood; null for the words alone.</param>
    public Bm25Ranking(IEnumerable<(JudgedOpening Words, Opening Opening)> openings, Taxonomy? taxonomy)
    {
        _taxonomy = taxonomy;
        using (var writer = new IndexWriter(_directory, new IndexWriterConfig(Version, _analyzer) { Similarity = new BM25Similarity() }))
            foreach (var (words, opening) in openings)
                writer.AddDocument([new StringField(Id, words.Id, Field.Store.YES), new TextField(Text, TextOf(words, opening), Field.Store.NO)]);
        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader) { Similarity = new BM25Similarity() };
    }

    public string Name => _taxonomy is null ? "bm25" : "bm25-read";

    public IEnumerable<IReadOnlyList<string>> Rank(JudgedCase person)
    {
        var query = new BooleanQuery();
        foreach (var term in TermsOf(TextOf(person))) query.Add(new TermQuery(new Term(Text, term)), Occur.SHOULD);
        var scores = _searcher.Search(query, _reader.MaxDoc).ScoreDocs.ToDictionary(d => _searcher.Doc(d.Doc).Get(Id, CultureInfo.InvariantCulture), d => d.Score);
        return [[.. person.Allowed.Select(o => o.Id).OrderByDescending(id => scores.GetValueOrDefault(id)).ThenBy(id => id, StringComparer.Ordinal)]];
    }

    public void Dispose()
    {
        _reader.Dispose();
        _analyzer.Dispose();
        _directory.Dispose();
    }

    private string TextOf(JudgedOpening words, Opening opening) => string.Join(" . ", [
        words.Title, words.Description, .. words.RequiredSkills, .. words.WelcomeSkills,
        .. Names([.. opening.RequiredSkills, .. opening.WelcomeSkills, opening.Occupation ?? ""])]);

    private string TextOf(JudgedCase person) => string.Join(" . ", [
        .. person.Words.Skills, .. person.Words.Experience.Select(e => e.Title), .. person.Words.Wants,
        .. Names([.. person.Person.Skills.Select(s => s.Skill), .. person.Person.Experience.Select(e => e.Occupation), .. person.Person.Wants])]);

    private IEnumerable<string> Names(IEnumerable<string> ids) => _taxonomy is null ? [] : ids.Where(id => id.Length > 0).Select(id => _taxonomy.Label(id, "en"));

    private HashSet<string> TermsOf(string text)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        using var stream = _analyzer.GetTokenStream(Text, text);
        var term = stream.AddAttribute<Lucene.Net.Analysis.TokenAttributes.ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken()) terms.Add(term.ToString());
        stream.End();
        return terms;
    }
}
