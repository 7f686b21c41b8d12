using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Pathways.Matching;

namespace Pathways.Measurements.Matching;

/// <summary>
/// Lucene.Net in memory, one segment, no norms, no frequencies: what each skill of the person weighs, added up, among the openings
/// that its filter holds. The filter joins what is kept in the cache (<see cref="LuceneFilters"/>); or all of it is given beforehand,
/// as a single bitmap for each person, and costs nothing here: more than any running system could have.
/// </summary>
internal sealed class LuceneSystem : IMeasuredSystem
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private const string Required = "required", Welcome = "welcome";
    private readonly RAMDirectory _directory = new();
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;
    private readonly OpeningIndex _index;
    private readonly FirstStageWeights _weights;
    private readonly LuceneFilters? _filters;
    private readonly Dictionary<Profile, Filter> _given = [];

    public LuceneSystem(OpeningIndex index, FirstStageWeights weights, bool filtersGiven)
    {
        (_index, _weights, _filters) = (index, weights, filtersGiven ? null : new(index));
        var kind = new FieldType { IsIndexed = true, IsTokenized = false, OmitNorms = true, IndexOptions = IndexOptions.DOCS_ONLY };
        using (var writer = new IndexWriter(_directory, new(Version, new KeywordAnalyzer()) { RAMBufferSizeMB = 256 }))
        {
            foreach (var opening in index.Openings)
                writer.AddDocument([.. opening.Source.RequiredSkills.Select(s => new Field(Required, s, kind)), .. opening.Source.WelcomeSkills.Select(s => new Field(Welcome, s, kind))]);
            writer.ForceMerge(1);
        }
        _reader = DirectoryReader.Open(_directory);
        _searcher = new(_reader) { Similarity = new BoostAlone() };
    }

    public string Name => _filters is null ? "lucene-filter-given" : "lucene";

    public void Prepare(Profile profile)
    {
        if (_filters is not null)
        {
            _filters.Keep(profile.View.Prepared);
            if (_filters.Join(profile.View.Prepared).Cardinality != profile.Allowed) throw new InvalidOperationException("The filters of Lucene hold something else than the rules allow.");
        }
        else _given[profile] = new BitsFilter(LuceneFilters.BitsOf(profile.Set, _index.Count));
    }

    public IReadOnlyList<string> Find(Profile profile)
    {
        var query = new BooleanQuery(disableCoord: true);
        foreach (var (skill, required, welcome) in _weights.GainsOf(profile.View))
        {
            query.Add(new TermQuery(new Term(Required, skill)) { Boost = (float)required }, Occur.SHOULD);
            query.Add(new TermQuery(new Term(Welcome, skill)) { Boost = (float)welcome }, Occur.SHOULD);
        }
        return [.. _searcher.Search(query, _filters is null ? _given[profile] : new BitsFilter(_filters.Join(profile.View.Prepared)), IMeasuredSystem.Best).ScoreDocs.Select(d => _index.Openings[d.Doc].Source.Id)];
    }

    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
    }

    private sealed class BitsFilter(FixedBitSet bits) : Filter
    {
        public override DocIdSet GetDocIdSet(AtomicReaderContext context, IBits acceptDocs) => bits;
    }

    private sealed class BoostAlone : DefaultSimilarity
    {
        public override float Coord(int overlap, int maxOverlap) => 1;
        public override float QueryNorm(float sumOfSquaredWeights) => 1;
        public override float Tf(float freq) => 1;
        public override float Idf(long docFreq, long numDocs) => 1;
    }
}
