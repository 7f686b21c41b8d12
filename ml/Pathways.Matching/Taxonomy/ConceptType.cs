namespace Pathways.Matching;

/// <summary>What a concept of the taxonomy stands for.</summary>
public enum ConceptType
{
    /// <summary>A field of work that skills and occupations are listed under.</summary>
    Group,
    /// <summary>Something a person can do.</summary>
    Skill,
    /// <summary>A kind of job.</summary>
    Occupation,
    /// <summary>A kind of work that a person may want to avoid (night work, heavy lifting, private homes).</summary>
    Kind,
    /// <summary>A licence, certificate or card.</summary>
    Credential,
}
