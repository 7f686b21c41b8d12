namespace Pathways.Matching;

/// <summary>How the labels of one concept stand to the words of a text.</summary>
internal struct ViewMatch
{
    /// <summary>Scores of the three labels that fit best.</summary>
    public float Best, Second, Third;
    /// <summary>The label that fits best.</summary>
    public int Label;
    /// <summary>Labels nearly as good as the best.</summary>
    public int Near;

    public readonly float MeanOfThree(int labels) => (Best + Second + Third) / Math.Min(3, labels);

    public void Take(float score, int label)
    {
        if (score > Best) (Third, Second, Best, Label) = (Second, Best, score, label);
        else if (score > Second) (Third, Second) = (Second, score);
        else if (score > Third) Third = score;
    }
}
