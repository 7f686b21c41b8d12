using System.Runtime.InteropServices;

namespace Pathways.Matching;

/// <summary>One text held against a <see cref="WordView"/>: which concepts its words lead to, and how.</summary>
internal sealed class ViewReading(WordView view, int words)
{
    private const float NearlyAsGood = 0.8f;
    private readonly SparseScratch _asked = SparseScratch.Rent(view.Labels), _said = SparseScratch.Rent(view.Labels);
    private readonly SparseScratch _first = SparseScratch.Rent(view.Labels), _last = SparseScratch.Rent(view.Labels), _rarest = SparseScratch.Rent(view.Labels);
    private readonly SparseScratch[] _best = new SparseScratch[words];
    private readonly float[] _rarity = new float[words];
    private readonly Dictionary<int, ViewMatch> _concepts = [];
    private float _mass, _rarestOne = -1;

    public IReadOnlyCollection<int> Concepts => _concepts.Keys;

    /// <summary>Adds a word of the text: the labels that have a word like it.</summary>
    public void Take(int word, float rarity, LikeWord[] alike)
    {
        _rarity[word] = rarity;
        _mass += rarity;
        SparseScratch seen = SparseScratch.Rent(view.Labels), by = SparseScratch.Rent(view.Labels);
        foreach (var like in alike)
            foreach (var label in view.LabelsWith(like.Word))
                if (seen.Raise(label, like.Likeness)) by.Set(label, view.Rarity(like.Word) * like.Likeness);
        var best = _best[word] = SparseScratch.Rent(view.Concepts);
        var isRarest = rarity > _rarestOne;
        if (isRarest)
        {
            _rarestOne = rarity;
            _rarest.Clear();
        }
        foreach (var label in seen.Touched)
        {
            _asked.Add(label, rarity * seen[label]);
            _said.Add(label, by[label]);
            best.Raise(view.ConceptOf(label), seen[label]);
            if (word == 0) _first.Set(label, seen[label]);
            if (word == words - 1) _last.Set(label, seen[label]);
            if (isRarest) _rarest.Set(label, seen[label]);
        }
        seen.Return();
        by.Return();
    }

    public void Sum()
    {
        foreach (var label in _asked.Touched)
            CollectionsMarshal.GetValueRefOrAddDefault(_concepts, view.ConceptOf(label), out _).Take(ScoreOf(label).Score, label);
        foreach (var label in _asked.Touched)
        {
            ref var match = ref CollectionsMarshal.GetValueRefOrNullRef(_concepts, view.ConceptOf(label));
            if (ScoreOf(label).Score > NearlyAsGood * match.Best) match.Near++;
        }
    }

    /// <summary>A quick look: the best label, how good the three best are, and how much of the text all labels together cover.</summary>
    public float Rough(int concept, int labels) => _concepts.TryGetValue(concept, out var match)
        ? match.Best + (0.5f * match.MeanOfThree(labels)) + (0.5f * Covered(concept)) : 0;

    /// <summary>Writes the concept's features; zeros when nothing of the text leads to it.</summary>
    /// <param name="labels">How many labels the concept has.</param>
    /// <param name="name">Its first label.</param>
    public void Write(int concept, int labels, int name, Span<float> to)
    {
        if (!_concepts.TryGetValue(concept, out var match))
        {
            to.Clear();
            return;
        }
        var best = ScoreOf(match.Label);
        var asName = ScoreOf(name);
        var missing = 0f;
        for (var i = 0; i < words; i++) missing = Math.Max(missing, _rarity[i] * (1 - _best[i][concept]));
        ReadOnlySpan<float> features =
        [
            best.Score, best.Asked, best.Said, match.MeanOfThree(labels), match.Second, Covered(concept), missing / 10,
            _first[match.Label], _last[match.Label], _rarest[match.Label], _best[0][concept], _best[^1][concept],
            asName.Score, asName.Asked, (float)match.Near / labels,
        ];
        features.CopyTo(to);
    }

    public void Return()
    {
        foreach (var scratch in (SparseScratch[])[_asked, _said, _first, _last, _rarest, .. _best]) scratch.Return();
    }

    private (float Score, float Asked, float Said) ScoreOf(int label) => view.Score(_asked[label], _said[label], _mass, label);

    private float Covered(int concept)
    {
        var covered = 0f;
        for (var i = 0; i < words; i++) covered += _rarity[i] * _best[i][concept];
        return covered / _mass;
    }
}
